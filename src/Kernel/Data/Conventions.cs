using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Data;

/// <summary>Rules that hold for every table.</summary>
internal static class Conventions
{
    public static void Configure(ModelConfigurationBuilder builder, Dialect dialect)
    {
        // SQLite can neither order nor compare DateTimeOffset: UTC ticks there, timestamptz on PostgreSQL.
        builder.Properties<DateTimeOffset>().HaveConversion(dialect.InstantConverter);
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        builder.AddKernelValues();
    }

    public static void Finish(ModelBuilder builder, Dialect dialect)
    {
        if (dialect.CurrentTransactionSql is { } transaction)
            builder.Entity<Journal.JournalEntry>().Property(entry => entry.Transaction).HasDefaultValueSql(transaction);
        foreach (var type in builder.Model.GetEntityTypes())
        {
            if (typeof(Entity).IsAssignableFrom(type.ClrType) && type.FindProperty(nameof(Entity.Version)) is { } version)
                version.IsConcurrencyToken = true;
            if (type.FindProperty(nameof(Entity.Id)) is { ClrType: var id } key && id == typeof(Guid))
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            foreach (var path in type.GetProperties().Where(property => property.Name.EndsWith("Path", StringComparison.Ordinal) && property.ClrType == typeof(string)))
            {
                if (path.GetMaxLength() is null) path.SetMaxLength(UnitPath.MaxLength);
                // Ranges over paths compare bytes, whatever the database's language is.
                path.SetCollation(dialect.BinaryCollation);
            }
        }
    }
}

/// <summary>Instants as UTC ticks.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>Instants in UTC, as PostgreSQL wants them.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    instant => instant.ToUniversalTime(), instant => instant);
