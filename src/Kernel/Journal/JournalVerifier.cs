using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Journal;

/// <summary>What is wrong with a row or a batch of the journal.</summary>
public enum JournalFault
{
    /// <summary>The row differs from what was sealed.</summary>
    Altered,
    /// <summary>The row was sealed and is gone.</summary>
    Removed,
    /// <summary>The row lies among sealed rows but was never sealed.</summary>
    Inserted,
    /// <summary>The seal does not fit its rows or the seal before it.</summary>
    SealBroken,
    /// <summary>The kept seal of an outsider is not in the chain.</summary>
    SealMissing,
}

/// <summary>One finding.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Number">Row number, or batch number for the last two faults.</param>
public sealed record JournalFinding(JournalFault Fault, long Number);

/// <summary>Compares the journal with its seals and names every row that was altered, removed or inserted.</summary>
public sealed class JournalVerifier(AppDbContext db)
{
    /// <summary>Checks all batches.</summary>
    /// <param name="kept">A seal hash that an outsider kept, to find a chain that was rewritten as a whole; or null.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public async Task<IReadOnlyList<JournalFinding>> VerifyAsync(byte[]? kept, CancellationToken cancellationToken)
    {
        var findings = new List<JournalFinding>();
        var previous = new byte[32];
        long expectedBatch = 1;
        JournalPlace? place = null;
        var keptFound = kept is null;
        // One seal after the other: a year's seals are too much for the memory, and PostgreSQL has one reader a connection.
        foreach (var batch in await db.Set<JournalSeal>().OrderBy(seal => seal.Batch).Select(seal => seal.Batch).ToListAsync(cancellationToken))
        {
            var seal = await db.Set<JournalSeal>().AsNoTracking().SingleAsync(seal => seal.Batch == batch, cancellationToken);
            if (seal.Batch != expectedBatch || !seal.Previous.AsSpan().SequenceEqual(previous) || seal.Rows.Length != seal.Count * JournalSeal.RowLength
                || !seal.Hash.AsSpan().SequenceEqual(JournalSeal.HashOf(seal.Batch, seal.Previous, seal.Rows)))
                findings.Add(new(JournalFault.SealBroken, seal.Batch));
            keptFound |= kept is not null && seal.Hash.AsSpan().SequenceEqual(kept);
            await CompareAsync(seal, place, findings, cancellationToken);
            place = new JournalPlace { Reader = JournalPlace.Seals, Transaction = seal.LastTransaction, Number = seal.LastNumber };
            previous = seal.Hash;
            expectedBatch = seal.Batch + 1;
        }
        if (!keptFound) findings.Add(new(JournalFault.SealMissing, expectedBatch - 1));
        return findings;
    }

    private async Task CompareAsync(JournalSeal seal, JournalPlace? after, List<JournalFinding> findings, CancellationToken cancellationToken)
    {
        var sealedRows = new Dictionary<long, ReadOnlyMemory<byte>>(seal.Count);
        for (var start = 0; start + JournalSeal.RowLength <= seal.Rows.Length; start += JournalSeal.RowLength)
            sealedRows[BinaryPrimitives.ReadInt64BigEndian(seal.Rows.AsSpan(start))] = seal.Rows.AsMemory(start + sizeof(long), 32);
        var (transaction, number) = (seal.LastTransaction, seal.LastNumber);
        var rows = await db.Set<JournalEntry>().AsNoTracking().After(after, long.MaxValue)
            .Where(row => row.Transaction < transaction || (row.Transaction == transaction && row.Number <= number))
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (!sealedRows.Remove(row.Number, out var hash)) findings.Add(new(JournalFault.Inserted, row.Number));
            else if (!hash.Span.SequenceEqual(JournalSeal.HashOf(row))) findings.Add(new(JournalFault.Altered, row.Number));
        }
        findings.AddRange(sealedRows.Keys.Order().Select(missing => new JournalFinding(JournalFault.Removed, missing)));
    }
}
