using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Journal;

/// <summary>An administrator lets a reaction that had failed be tried once more.</summary>
public sealed record ReactionTriedAgain(long EntryNumber, string Reaction);

/// <summary>A reaction that failed and will be tried again, or waits for an administrator when <see cref="NextTryAt"/> is null.</summary>
[NotJournalled("It is about the journal itself; what an administrator does with it is told.")]
public sealed class ReactionFailure : Entity
{
    private const int LongestError = 500;

    internal ReactionFailure(Guid id, long entryNumber, string reaction) => (Id, EntryNumber, Reaction) = (id, entryNumber, reaction);

    /// <summary>The journal row.</summary>
    public long EntryNumber { get; private set; }

    /// <summary>Name of the reaction.</summary>
    public string Reaction { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>Message of the last error, without telephone and citizen numbers: who keeps the machine running need not read them.</summary>
    public string Error { get; private set; } = "";

    /// <summary>When it is tried again, in UTC; null when it was given up.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    internal void Failed(int attempts, string error, DateTimeOffset? nextTryAt)
    {
        var readable = Masked.LongNumbers(error);
        (Attempts, Error, NextTryAt) = (attempts, readable.Length > LongestError ? readable[..LongestError] : readable, nextTryAt);
    }

    internal void TryAgain(DateTimeOffset now)
    {
        NextTryAt = now;
        Tell(new ReactionTriedAgain(EntryNumber, Reaction));
    }
}

/// <summary>A failure with what it was about.</summary>
/// <param name="Id">Of the failure.</param>
/// <param name="Reaction">Module and name, such as <c>Cases.WhenClockFellOverdue</c>.</param>
/// <param name="EntryNumber">Number of the journal row.</param>
/// <param name="Kind">What happened.</param>
/// <param name="SubjectKind">To what.</param>
/// <param name="UnitPath">For which unit.</param>
/// <param name="At">When it happened, in UTC.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Error">Message of the last error.</param>
/// <param name="NextTryAt">When it is tried again, in UTC; null when it was given up.</param>
/// <param name="IsGone">Whether the program has no such reaction any more: nothing can be tried.</param>
public sealed record FailedReaction(
    Guid Id, string Reaction, long EntryNumber, string Kind, string SubjectKind, string UnitPath, DateTimeOffset At, int Attempts, string Error, DateTimeOffset? NextTryAt,
    bool IsGone)
{
    /// <summary>Whether nothing more happens by itself.</summary>
    public bool IsGivenUp => NextTryAt is null;
}

/// <summary>Reactions that failed, for the administrator who looks after them.</summary>
public sealed class FailedReactions(AppDbContext db, IEnumerable<ReactionRegistration> reactions, TimeProvider clock)
{
    private readonly HashSet<string> _known = [.. reactions.Select(reaction => reaction.Key)];

    /// <summary>One page, newest row first.</summary>
    public async Task<PageOf<FailedReaction>> PageAsync(string? after, int size, CancellationToken cancellationToken)
    {
        var page = await db.Set<ReactionFailure>().AsNoTracking().PageAsync(failure => failure.EntryNumber, failure => failure.Id, after, size, true, cancellationToken);
        var numbers = page.Items.Select(failure => failure.EntryNumber).ToList();
        var rows = await db.Set<JournalEntry>().AsNoTracking().Where(row => numbers.Contains(row.Number)).ToDictionaryAsync(row => row.Number, cancellationToken);
        return new([.. page.Items.Select(failure => Of(failure, rows[failure.EntryNumber]))], page.Next, page.IsFirst);
    }

    /// <summary>How many were given up and wait for a person.</summary>
    public Task<int> GivenUpAsync(CancellationToken cancellationToken) =>
        db.Set<ReactionFailure>().Where(failure => failure.NextTryAt == null).OfKnown(db, _known).CountAsync(cancellationToken);

    /// <summary>Has it tried once more, at once; saved here. Who may do so is checked by the caller.</summary>
    /// <returns>False when it has succeeded meanwhile and is no failure any more.</returns>
    public async Task<bool> TryAgainAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<ReactionFailure>().SingleOrDefaultAsync(failure => failure.Id == id, cancellationToken) is not { } failure) return false;
        failure.TryAgain(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private FailedReaction Of(ReactionFailure failure, JournalEntry row) => new(
        failure.Id, failure.Reaction, failure.EntryNumber, row.Kind, row.SubjectKind, row.UnitPath, row.At, failure.Attempts, failure.Error, failure.NextTryAt,
        !_known.Contains($"{row.Kind} {failure.Reaction}"));
}

/// <summary>A failure and the row it is about.</summary>
internal sealed class FailedRow
{
    public required ReactionFailure Failure { get; init; }
    public required JournalEntry Row { get; init; }
}

internal static class KnownReactions
{
    /// <summary>Those whose reaction the program still has; those of a removed or renamed one would be due for ever.</summary>
    public static IQueryable<FailedRow> OfKnown(this IQueryable<ReactionFailure> failures, AppDbContext db, IReadOnlyCollection<string> keys) => failures
        .Join(db.Set<JournalEntry>().AsNoTracking(), failure => failure.EntryNumber, row => row.Number, (failure, row) => new FailedRow { Failure = failure, Row = row })
        .Where(failed => keys.Contains(failed.Row.Kind + " " + failed.Failure.Reaction));
}

internal sealed class ReactionFailureConfiguration : IEntityTypeConfiguration<ReactionFailure>
{
    public void Configure(EntityTypeBuilder<ReactionFailure> builder)
    {
        builder.ToTable("kernel_reaction_failure");
        builder.Property(failure => failure.Reaction).HasMaxLength(120);
        builder.Property(failure => failure.Error).HasMaxLength(500);
        builder.HasIndex(failure => new { failure.EntryNumber, failure.Reaction }).IsUnique();
        builder.HasIndex(failure => failure.NextTryAt);
    }
}
