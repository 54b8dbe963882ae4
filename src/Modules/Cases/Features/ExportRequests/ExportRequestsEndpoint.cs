using Microsoft.AspNetCore.Http;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Inbox;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Tables;

namespace Niangjia.Cases.Features.ExportRequests;

/// <summary>The inbox as a spreadsheet: exactly the rows the filter shows, names masked as there, with a watermark line (R-SEC-16).</summary>
internal static class ExportRequestsEndpoint
{
    public static Task<IResult> ExportAsync(HttpRequest http, ExportRequestsHandler requests, CurrentUser user, TimeProvider time, CancellationToken cancellationToken)
    {
        string? Of(string name) => http.Query[name];
        var filter = RequestFilter.Read(
            Of("tab"), Of("q"), Of("stream"), Of("type"), Of("urgency"), Of("state"), Of("unit"), Of("from"), Of("to"), Of("sort"));
        var note = string.Format(CasesText.ExportNote, user.Name, ChinaTime.Of(time.GetUtcNow()).ToString("yyyy-MM-dd HH:mm"));
        return TableDownload.XlsxAsync($"{CasesText.ModuleName}-{ChinaTime.Today(time):yyyyMMdd}", Columns, async table =>
        {
            await foreach (var row in requests.HandleAsync(filter, cancellationToken)) Write(table, row);
        }, note);
    }

    private static IReadOnlyList<TableColumn> Columns =>
    [
        new(CasesText.Number, 24), new(CasesText.Matter, 40), new(CasesText.Applicant), new(CasesText.Respondent, 30), new(CasesText.Stream), new(CasesText.Kind),
        new(CasesText.UrgencyLabel), new(CasesText.StateLabel), new(CasesText.HandledBy, 30), new(CasesText.ClaimantCount), new(CasesText.ClaimedAmount),
        new(CasesText.SubmittedLabel, 20), new(CasesText.DueLabel, 20), new(CasesText.LateLabel),
    ];

    private static void Write(TableWriter table, RequestRow row) => table.Row(
        row.Number, row.Title, row.Applicant, row.Respondent, row.Stream is { } stream ? CaseWords.Of(stream) : null, row.Type is { } type ? CaseWords.Of(type) : null,
        CaseWords.Of(row.Urgency), CaseWords.Of(row.State), $"{row.Unit} {row.Officer}".Trim(), row.ClaimantCount, row.Claimed, row.SubmittedAt, row.DueAt,
        row.IsLate ? CasesText.Yes : CasesText.No);
}
