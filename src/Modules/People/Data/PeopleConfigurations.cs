using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Kernel.Journal;
using Niangjia.People.Domain;

namespace Niangjia.People.Data;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people_person");
        builder.Property(person => person.Name).HasMaxLength(PersonFactsReader.NameLength);
        builder.Property(person => person.NameKey).HasMaxLength(PersonFactsReader.NameLength).NotInJournal();
        builder.Property(person => person.MobileIndex).HasMaxLength(32).NotInJournal();
        builder.Property(person => person.IdIndex).HasMaxLength(32).NotInJournal();
        builder.HasIndex(person => person.NameKey);
        // Not unique: two windows may enter one person at the same moment, and neither must fail; the pair is suggested for merging.
        builder.HasIndex(person => person.MobileIndex);
        builder.HasIndex(person => person.IdIndex);
        builder.HasIndex(person => person.UnitPath);
        builder.HasIndex(person => new { person.Name, person.Id });
        builder.HasIndex(person => person.MergedIntoId);
        builder.HasOne<Person>().WithMany().HasForeignKey(person => person.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PersonMergeConfiguration : IEntityTypeConfiguration<PersonMerge>
{
    public void Configure(EntityTypeBuilder<PersonMerge> builder)
    {
        builder.ToTable("people_merge");
        builder.Property(merge => merge.Reason).HasMaxLength(500);
        builder.HasIndex(merge => merge.MergedId);
        builder.HasIndex(merge => merge.KeptId);
    }
}

internal sealed class DistinctPeopleConfiguration : IEntityTypeConfiguration<DistinctPeople>
{
    public void Configure(EntityTypeBuilder<DistinctPeople> builder)
    {
        builder.ToTable("people_distinct");
        builder.HasIndex(pair => new { pair.OneId, pair.OtherId }).IsUnique();
    }
}

internal sealed class FactRevealConfiguration : IEntityTypeConfiguration<FactReveal>
{
    public void Configure(EntityTypeBuilder<FactReveal> builder)
    {
        builder.ToTable("people_reveal");
        builder.HasIndex(reveal => new { reveal.AccountId, reveal.At });
        builder.HasIndex(reveal => reveal.PersonId);
    }
}
