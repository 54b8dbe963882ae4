using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Kernel.Journal;

/// <summary>
/// One change of state: who, when, for which unit, what, about whom, why. It is audit trail, outbox and the source of every
/// derived view, and is never updated or deleted (R-GEN-07, R-SEC-07/08).
/// </summary>
public sealed class JournalEntry : IScoped
{
    /// <summary>Grows with the order of writing; the order of reading is (<see cref="Transaction"/>, Number).</summary>
    public long Number { get; private set; }

    /// <summary>The database transaction that wrote the row; 0 on SQLite, whose writers never overlap.</summary>
    public long Transaction { get; private set; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened: module and event, such as <c>Cases.RequestAssigned</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it happened to: module and entity, such as <c>Cases.WorkerRequest</c>.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Id of the subject.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The person concerned, when the event names one.</summary>
    public Guid? PersonId { get; init; }

    /// <inheritdoc/>
    public required string UnitPath { get; init; }

    /// <summary>The account that acted; null for visitors and the system.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Display name of who acted at that time.</summary>
    public required string ActorName { get; init; }

    /// <summary>Why, in the words of the person who did it.</summary>
    public string? Reason { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>Changed properties of the subject as JSON <c>{"Property":[from,to]}</c>; sealed columns are left out.</summary>
    public string? Changes { get; init; }

    /// <summary>Trace id of the request, to find its log lines.</summary>
    public string? TraceId { get; init; }
}

/// <summary>An event about one person; the journal row then carries the person's id.</summary>
public interface IAboutPerson
{
    /// <summary>The person.</summary>
    Guid? PersonId { get; }
}

internal sealed class JournalEntryConfiguration : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("kernel_journal");
        builder.HasKey(entry => entry.Number);
        builder.Property(entry => entry.Number).ValueGeneratedOnAdd();
        builder.Property(entry => entry.Kind).HasMaxLength(80);
        builder.Property(entry => entry.SubjectKind).HasMaxLength(80);
        builder.Property(entry => entry.ActorName).HasMaxLength(80);
        builder.Property(entry => entry.Reason).HasMaxLength(2000);
        builder.Property(entry => entry.TraceId).HasMaxLength(64);
        builder.HasIndex(entry => new { entry.Transaction, entry.Number });
        builder.HasIndex(entry => new { entry.SubjectId, entry.Number });
        builder.HasIndex(entry => new { entry.PersonId, entry.Number });
        builder.HasIndex(entry => new { entry.UnitPath, entry.At });
    }
}
