using Niangjia.Cases.Features.UploadMessages;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Features.MapMessageColumns;

/// <summary>The first rows of a file whose columns nobody has named; none when that is done.</summary>
internal sealed record UnmappedFile(Guid BatchId, string Title, IReadOnlyList<UnmappedRow> Rows)
{
    /// <summary>Widest of the rows shown.</summary>
    public int Columns => Rows.Count == 0 ? 0 : Rows.Max(row => row.Cells.Count);
}

/// <summary>A row of such a file.</summary>
internal sealed record UnmappedRow(IReadOnlyList<string> Cells);

internal sealed class ShowMessageColumnsHandler(MessageDesk desk, MessageFiles files)
{
    private const int Shown = 6;
    private const int Widest = 40;

    public async Task<UnmappedFile> HandleAsync(Guid batchId, CancellationToken cancellationToken)
    {
        var batch = await desk.OpenAsync(batchId, cancellationToken);
        if (batch.State != BatchState.Mapping || batch.FileHash is not { } hash) return new(batchId, batch.Title, []);
        return new(batchId, batch.Title, [.. files.Open(hash).First(Shown).Select(row => new UnmappedRow([.. row.Cells.Take(Widest).Select(cell => MessageWords.Short(cell.Text, 40))]))]);
    }
}
