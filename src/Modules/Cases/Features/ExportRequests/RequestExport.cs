using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Inbox;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Tables;

namespace Niangjia.Cases.Features.ExportRequests;

/// <summary>The inbox as a file, names masked as there.</summary>
internal sealed class RequestExport(InboxRequests inbox, Registers registers) : ITableExport
{
    public string Title => CasesText.ModuleName;

    public IReadOnlyList<TableColumn> Columns =>
    [
        new(CasesText.Number, 24), new(CasesText.Matter, 40), new(CasesText.Applicant), new(CasesText.Respondent, 30), new(CasesText.Stream), new(CasesText.Kind),
        new(CasesText.UrgencyLabel), new(CasesText.StateLabel), new(CasesText.HandledBy, 30), new(CasesText.ClaimantCount), new(CasesText.ClaimedAmount),
        new(CasesText.SubmittedLabel, 20), new(CasesText.DueLabel, 20), new(CasesText.LateLabel),
    ];

    public async Task<int> CountAsync(IQueryCollection filter, CancellationToken cancellationToken) =>
        await (await inbox.FilteredAsync(RequestFilter.Read(filter), cancellationToken)).CountAsync(cancellationToken);

    public async Task WriteAsync(IQueryCollection filter, TableWriter table, CancellationToken cancellationToken)
    {
        var rows = await inbox.FilteredAsync(RequestFilter.Read(filter), cancellationToken);
        string? after = null;
        do
        {
            var page = await rows.PageAsync(row => row.SubmittedAt, row => row.Id, RequestRow.Of, after, 500, true, cancellationToken);
            foreach (var row in await RequestRow.NamedAsync(page.Items, registers, cancellationToken)) Write(table, row);
            after = page.Next;
        }
        while (after is not null);
    }

    private static void Write(TableWriter table, RequestRow row) => table.Row(
        row.Number, row.Title, row.Applicant, row.Respondent, row.Stream is { } stream ? CaseWords.Of(stream) : null, row.Type is { } type ? CaseWords.Of(type) : null,
        CaseWords.Of(row.Urgency), CaseWords.Of(row.State), $"{row.Unit} {row.Officer}".Trim(), row.ClaimantCount, row.Claimed, row.SubmittedAt, row.DueAt,
        row.IsLate ? CasesText.Yes : CasesText.No);
}
