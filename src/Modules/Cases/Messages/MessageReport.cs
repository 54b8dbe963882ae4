using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Tables;

namespace Niangjia.Cases.Messages;

/// <summary>What became of each message of a batch: what it was taken for, which request it is, or why it is none. Names and contacts stay in the house.</summary>
internal sealed class MessageReport(AppDbContext db, MessageDesk desk) : ITableExport
{
    public string Title => DoorText.BatchReport;

    public IReadOnlyList<TableColumn> Columns =>
    [
        new(DoorText.Line, 8), new(CaseWords.Of(MessageField.Number), 20), new(DoorText.MessageText, 60), new(DoorText.WrittenAt, 20), new(CaseWords.Of(MessageField.Place), 24), new(CasesText.StateLabel), new(CasesText.Stream), new(CasesText.CaseTypeLabel, 20),
        new(TriageText.DepartmentLabel, 20), new(CasesText.UrgencyLabel), new(CasesText.Confidence), new(DoorText.SameMatterLine), new(DoorText.Repeats, 26), new(CasesText.Number, 24), new(DoorText.WhyNot, 40),
    ];

    public async Task<int> CountAsync(IQueryCollection filter, CancellationToken cancellationToken) => await (await RowsAsync(filter, cancellationToken)).CountAsync(cancellationToken);

    public async Task WriteAsync(IQueryCollection filter, TableWriter table, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(filter, cancellationToken);
        string? after = null;
        do
        {
            var page = await rows.PageAsync(message => message.Line, message => message.Id, after, 500, false, cancellationToken);
            var ids = page.Items.Select(message => message.RequestId).OfType<Guid>().ToList();
            var numbers = await db.Set<WorkerRequest>().Where(request => ids.Contains(request.Id)).Select(request => new { request.Id, request.Number }).ToDictionaryAsync(request => request.Id, request => request.Number, cancellationToken);
            foreach (var one in page.Items) Write(table, one, one.RequestId is { } id ? numbers.GetValueOrDefault(id) : null);
            after = page.Next;
        }
        while (after is not null);
    }

    private static void Write(TableWriter table, IncomingMessage one, string? number) => table.Row(
        one.Line, one.SenderNumber, one.Text, one.WrittenAt, one.PlaceText, CaseWords.Of(one.State), one.Stream is { } stream ? CaseWords.Of(stream) : null, one.Type is { } type ? CaseWords.Of(type) : null,
        one.Department is { } department ? CaseWords.Of(department) : null, CaseWords.Of(one.Urgency), (decimal)Math.Round(one.Confidence, 3), one.MatterSize > 1 ? one.Matter : (int?)null,
        one.Double is { } kind ? $"{CaseWords.Of(kind)} {one.DoubleOf}" : null, number,
        one.Problems ?? (one.DropReason is { } reason ? $"{CaseWords.Of(reason)} {one.DropText}".Trim() : null));

    // Without a batch, of all that the user may see.
    private async Task<IQueryable<IncomingMessage>> RowsAsync(IQueryCollection filter, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(filter["batch"], out var id))
        {
            var seen = desk.Batches().Select(batch => batch.Id);
            return MessageFilter.Read(filter).Narrow(db.Set<IncomingMessage>().AsNoTracking().Where(message => seen.Contains(message.BatchId)));
        }
        var batch = await desk.Batches().AsNoTracking().FoundAsync(id, cancellationToken);
        return MessageFilter.Read(filter).Narrow(desk.Of(batch.Id).AsNoTracking());
    }
}
