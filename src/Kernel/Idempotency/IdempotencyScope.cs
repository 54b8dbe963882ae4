using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Idempotency;

/// <summary>The command with this key was already done; answer what was answered then.</summary>
/// <param name="key">The key.</param>
public sealed class AlreadyDoneException(string key) : Exception("Already done.")
{
    /// <summary>The idempotency key.</summary>
    public string Key { get; } = key;
}

/// <summary>A key that was used, and where its answer is.</summary>
public sealed class IdempotencyRecord
{
    /// <summary>Longest answer that is kept, in characters.</summary>
    public const int LongestAnswer = 400;

    internal IdempotencyRecord(string key, string? fingerprint, Guid? accountId, DateTimeOffset at) => (Key, Fingerprint, AccountId, At) = (key, fingerprint, accountId, at);

    /// <summary>Purpose and key as sent by the client.</summary>
    public string Key { get; private set; }

    /// <summary>Of the call of a program: the same key with another body is a mistake; null for forms.</summary>
    public string? Fingerprint { get; private set; }

    /// <summary>Who used it.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Local address of the answer, once known; for a program its status and body.</summary>
    public string? Answer { get; internal set; }
}

/// <summary>
/// The idempotency key of the current request. The first save under a key writes the key in the same transaction as the
/// change, so a double click, a replay or a retry after a lost answer is done once and answered alike.
/// </summary>
public sealed class IdempotencyScope
{
    private static readonly HotQuery<Func<AppDbContext, string, CancellationToken, Task<IdempotencyRecord?>>> Earlier = new(() => EF.CompileAsyncQuery(
        (AppDbContext db, string key, CancellationToken _) => db.Set<IdempotencyRecord>().AsNoTracking().SingleOrDefault(record => record.Key == key)));

    private IdempotencyRecord? _record;
    private string? _answer;

    /// <summary>Purpose and key, or null when the request carries none.</summary>
    public string? Key { get; private set; }

    /// <summary>Sets the key before the command runs.</summary>
    /// <param name="purpose">Name of the form or endpoint, so that one key cannot answer for another command.</param>
    /// <param name="key">8–64 characters made by the client.</param>
    /// <param name="fingerprint">What was called with it, for programs.</param>
    /// <param name="answer">What will be answered, where that is known before: it is saved with the change.</param>
    public void Use(string purpose, string key, string? fingerprint = null, string? answer = null) => (Key, Fingerprint, _answer) = ($"{purpose}:{key}", fingerprint, answer);

    /// <summary>What was called with the key.</summary>
    public string? Fingerprint { get; private set; }

    /// <summary>
    /// The change is committed together with its answer, by <see cref="AppDbContext.CompleteAsync"/>: should the program die between the two, neither is there, and
    /// who asks again is not told for ever that the first call is still running.
    /// </summary>
    public void WaitForAnswer() => WaitsForAnswer = true;

    internal bool WaitsForAnswer { get; private set; }

    internal IdempotencyRecord? RecordIn(AppDbContext db, CurrentUser user, DateTimeOffset now)
    {
        if (Key is null || _record is not null || !db.ChangeTracker.HasChanges()) return null;
        _record = new(Key, Fingerprint, user.AccountId, now) { Answer = _answer };
        db.Add(_record);
        return _record;
    }

    /// <summary>Where the answer of an earlier run is; null when the key is new.</summary>
    public async Task<IdempotencyRecord?> EarlierAsync(AppDbContext db, CancellationToken cancellationToken) =>
        Key is null ? null : await Earlier.For(db)(db, Key, cancellationToken);

    /// <summary>Remembers where the answer is.</summary>
    public async Task AnswerAsync(AppDbContext db, string address, CancellationToken cancellationToken)
    {
        if (_record is null || _record.Answer == address) return;
        if (db.HasWaiting)
        {
            _record.Answer = address; // Written with the rest.
            return;
        }
        await db.Set<IdempotencyRecord>().Where(record => record.Key == _record.Key)
            .ExecuteUpdateAsync(update => update.SetProperty(record => record.Answer, address), cancellationToken);
    }
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("kernel_idempotency");
        builder.HasKey(record => record.Key);
        builder.Property(record => record.Key).HasMaxLength(160);
        builder.Property(record => record.Answer).HasMaxLength(IdempotencyRecord.LongestAnswer);
        builder.Property(record => record.Fingerprint).HasMaxLength(64);
        builder.HasIndex(record => record.At);
    }
}
