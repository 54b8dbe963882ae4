using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Niangjia.Kernel.Journal;
using Niangjia.LargeSet.Data;

namespace Niangjia.LargeSet;

/// <summary>
/// Writes journal rows in the order in which things happened, as the product would have, though each copy brings all of its rows at once; and seals them. Rows wait
/// by their day until nothing can come before it any more.
/// </summary>
internal sealed class JournalRoll(Filling filling, TableShape journal, TableShape seals, JournalSeal? lastSeal, long lastNumber)
{
    private const int Batch = 1000;

    private readonly SortedDictionary<long, List<(DateTimeOffset At, Func<JournalEntry> Make)>> _days = [];
    private readonly Func<JournalEntry, object>[] _cells = [.. journal.Columns.Select(column => CellOf(column.Name, filling))];
    private readonly byte[] _rows = new byte[Batch * JournalSeal.RowLength];
    private int _inBatch;
    private long _batch = lastSeal?.Batch ?? 0;
    private byte[] _previous = lastSeal?.Hash ?? new byte[SHA256.HashSizeInBytes];

    /// <summary>Number of the last row.</summary>
    public long LastNumber { get; private set; } = lastNumber;

    public void Add(DateTimeOffset at, Func<JournalEntry> make)
    {
        var day = DayOf(at);
        if (!_days.TryGetValue(day, out var rows)) _days.Add(day, rows = []);
        rows.Add((at, make));
    }

    /// <summary>Nothing that is still to come happened before this.</summary>
    public async Task PassAsync(DateTimeOffset before)
    {
        var first = DayOf(before);
        while (_days.Count > 0 && _days.First() is { Key: var day, Value: var rows } && day < first)
        {
            _days.Remove(day);
            foreach (var (_, make) in rows.OrderBy(row => row.At)) await WriteAsync(make());
        }
    }

    /// <summary>Writes what waits and seals it to the last row.</summary>
    public async Task CloseAsync()
    {
        await PassAsync(DateTimeOffset.MaxValue);
        if (_inBatch > 0) await SealAsync();
    }

    private async Task WriteAsync(JournalEntry entry)
    {
        SetNumber(entry, ++LastNumber);
        var values = new object[_cells.Length];
        for (var at = 0; at < values.Length; at++) values[at] = _cells[at](entry);
        await filling.WriteAsync(journal, values);
        Hash(entry);
        if (++_inBatch == Batch) await SealAsync();
    }

    private void Hash(JournalEntry entry)
    {
        var cell = _rows.AsSpan(_inBatch * JournalSeal.RowLength, JournalSeal.RowLength);
        BinaryPrimitives.WriteInt64BigEndian(cell, entry.Number);
        JournalSeal.HashOf(entry).CopyTo(cell[sizeof(long)..]);
        _sealedAt = entry.At;
    }

    private DateTimeOffset _sealedAt;

    private async Task SealAsync()
    {
        var rows = _rows.AsSpan(0, _inBatch * JournalSeal.RowLength).ToArray();
        var hash = JournalSeal.HashOf(++_batch, _previous, rows);
        await filling.WriteAsync(seals, [.. seals.Columns.Select(column => column.Name switch
        {
            nameof(JournalSeal.Batch) => (object)_batch,
            nameof(JournalSeal.Count) => _inBatch,
            nameof(JournalSeal.LastTransaction) => filling.Transaction,
            nameof(JournalSeal.LastNumber) => LastNumber,
            nameof(JournalSeal.Rows) => rows,
            nameof(JournalSeal.Previous) => _previous,
            nameof(JournalSeal.Hash) => hash,
            nameof(JournalSeal.At) => filling.Forms.Of(_sealedAt),
            var other => throw new InvalidOperationException($"What is {other} of a seal?"),
        })]);
        (_previous, _inBatch) = (hash, 0);
    }

    private static Func<JournalEntry, object> CellOf(string column, Filling filling) => column switch
    {
        nameof(JournalEntry.Number) => entry => entry.Number,
        nameof(JournalEntry.Transaction) => _ => filling.Transaction,
        nameof(JournalEntry.At) => entry => filling.Forms.Of(entry.At),
        nameof(JournalEntry.Kind) => entry => entry.Kind,
        nameof(JournalEntry.SubjectKind) => entry => entry.SubjectKind,
        nameof(JournalEntry.SubjectId) => entry => filling.Forms.Of(entry.SubjectId),
        nameof(JournalEntry.PersonId) => entry => entry.PersonId is { } id ? filling.Forms.Of(id) : DBNull.Value,
        nameof(JournalEntry.UnitPath) => entry => entry.UnitPath,
        nameof(JournalEntry.ActorId) => entry => entry.ActorId is { } id ? filling.Forms.Of(id) : DBNull.Value,
        nameof(JournalEntry.ActorName) => entry => entry.ActorName,
        nameof(JournalEntry.Reason) => entry => entry.Reason ?? (object)DBNull.Value,
        nameof(JournalEntry.Body) => entry => entry.Body,
        nameof(JournalEntry.Changes) => entry => entry.Changes ?? (object)DBNull.Value,
        nameof(JournalEntry.TraceId) => entry => entry.TraceId ?? (object)DBNull.Value,
        _ => throw new InvalidOperationException($"What is {column} of a journal row?"),
    };

    private static long DayOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerDay;

    // The database gives the number everywhere else.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Number")]
    private static extern void SetNumber(JournalEntry entry, long number);
}
