using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Journal;

/// <summary>
/// A sealed batch of journal rows. Its hash covers every row of it and the hash of the batch before, so that no row can be
/// altered, removed or inserted unnoticed by anybody who does not also hold every later seal (R-SEC-08).
/// </summary>
public sealed class JournalSeal
{
    /// <summary>1, 2, 3 …</summary>
    public required long Batch { get; init; }

    /// <summary>Number of rows.</summary>
    public required int Count { get; init; }

    /// <summary>Place of the last row: its transaction.</summary>
    public required long LastTransaction { get; init; }

    /// <summary>Place of the last row: its number.</summary>
    public required long LastNumber { get; init; }

    /// <summary>Number (8 bytes, big-endian) and SHA-256 of each row, in reading order.</summary>
    public required byte[] Rows { get; init; }

    /// <summary>Hash of the batch before; zeros for the first.</summary>
    public required byte[] Previous { get; init; }

    /// <summary>SHA-256 over <see cref="Previous"/>, <see cref="Batch"/> and <see cref="Rows"/>.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>When it was sealed, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    internal const int RowLength = sizeof(long) + SHA256.HashSizeInBytes;

    internal static byte[] HashOf(long batch, byte[] previous, byte[] rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, batch);
        hash.AppendData(previous);
        hash.AppendData(number);
        hash.AppendData(rows);
        return hash.GetHashAndReset();
    }

    internal static byte[] HashOf(JournalEntry row)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Append(buffer, row);
        return SHA256.HashData(buffer.WrittenSpan);
    }

    internal static void Append(ArrayBufferWriter<byte> buffer, JournalEntry row)
    {
        Append(buffer, row.Number.ToString());
        // Microseconds: what both databases keep.
        Append(buffer, (row.At.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString());
        foreach (var text in (ReadOnlySpan<string?>)[row.Kind, row.SubjectKind, row.SubjectId.ToString(), row.PersonId?.ToString(), row.UnitPath,
            row.ActorId?.ToString(), row.ActorName, row.Reason, row.Body, row.Changes, row.TraceId])
            Append(buffer, text);
    }

    // Each text with its length, so that moving a character from one field to the next changes the hash.
    private static void Append(ArrayBufferWriter<byte> buffer, string? text)
    {
        var place = buffer.GetSpan(sizeof(int) + Encoding.UTF8.GetMaxByteCount(text?.Length ?? 0));
        var length = text is null ? -1 : Encoding.UTF8.GetBytes(text, place[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(place, length);
        buffer.Advance(sizeof(int) + Math.Max(length, 0));
    }
}

/// <summary>Seals journal rows in batches, in the background, in commit-safe order: nothing is hashed in a hot transaction.</summary>
public sealed class JournalSealer(AppDbContext db, TimeProvider clock)
{
    private const int Batch = 2000;

    /// <summary>Seals all rows that can be sealed now; returns the newest seal, or null when there is none.</summary>
    public async Task<JournalSeal?> SealAsync(CancellationToken cancellationToken)
    {
        while (await SealBatchAsync(cancellationToken) == Batch)
        {
        }
        return await NewestAsync(cancellationToken);
    }

    /// <summary>The newest seal: publish it where an outsider keeps it.</summary>
    public Task<JournalSeal?> NewestAsync(CancellationToken cancellationToken) =>
        db.Set<JournalSeal>().AsNoTracking().OrderByDescending(seal => seal.Batch).FirstOrDefaultAsync(cancellationToken);

    private async Task<int> SealBatchAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.Dialect.TryLockAsync(db, 0x7365_616C, cancellationToken)) return 0;
        var last = await NewestAsync(cancellationToken);
        var place = last is null ? null : new JournalPlace { Reader = JournalPlace.Seals, Transaction = last.LastTransaction, Number = last.LastNumber };
        var horizon = await db.Dialect.OldestRunningTransactionAsync(db, cancellationToken);
        var rows = await db.Set<JournalEntry>().AsNoTracking().After(place, horizon).Take(Batch).ToListAsync(cancellationToken);
        if (rows.Count == 0) return 0;
        var hashes = new byte[rows.Count * JournalSeal.RowLength];
        var buffer = new ArrayBufferWriter<byte>(4096);
        for (var i = 0; i < rows.Count; i++)
        {
            var cell = hashes.AsSpan(i * JournalSeal.RowLength, JournalSeal.RowLength);
            BinaryPrimitives.WriteInt64BigEndian(cell, rows[i].Number);
            buffer.ResetWrittenCount();
            JournalSeal.Append(buffer, rows[i]);
            SHA256.HashData(buffer.WrittenSpan, cell[sizeof(long)..]);
        }
        var batch = (last?.Batch ?? 0) + 1;
        var previous = last?.Hash ?? new byte[SHA256.HashSizeInBytes];
        db.Add(new JournalSeal
        {
            Batch = batch,
            Count = rows.Count,
            LastTransaction = rows[^1].Transaction,
            LastNumber = rows[^1].Number,
            Rows = hashes,
            Previous = previous,
            Hash = JournalSeal.HashOf(batch, previous, hashes),
            At = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return rows.Count;
    }
}

internal sealed class JournalSealConfiguration : IEntityTypeConfiguration<JournalSeal>
{
    public void Configure(EntityTypeBuilder<JournalSeal> builder)
    {
        builder.ToTable("kernel_journal_seal");
        builder.HasKey(seal => seal.Batch);
        builder.Property(seal => seal.Batch).ValueGeneratedNever();
        builder.Property(seal => seal.Hash).HasMaxLength(32);
        builder.Property(seal => seal.Previous).HasMaxLength(32);
    }
}
