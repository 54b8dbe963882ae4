using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features.FindRequests;

/// <summary>One line of the inbox, as the user may see it.</summary>
internal sealed record RequestRow(
    Guid Id, string Number, string Title, RequestState State, AffairStream? Stream, CaseType? Type, Urgency Urgency, HandlingLevel? Level, string HandlerPath,
    Guid? HandlerId, DateTimeOffset DueOrder, bool IsLate, DateTimeOffset SubmittedAt, Secrecy Secrecy, Guid? PersonId, Guid? EnterpriseId,
    string? RespondentName, int ClaimantCount, Money Claimed)
{
    public DateTimeOffset? DueAt => DueOrder == WorkerRequest.NeverDue ? null : DueOrder;
    public string Applicant { get; init; } = "";
    public string Unit { get; init; } = "";
    public string? Officer { get; init; }
    public string? Respondent { get; init; }
}

/// <summary>How many requests each tab holds.</summary>
internal sealed record InboxCounts(int Mine, int Today, int Late, int Below)
{
    public int? Of(InboxTab tab) => tab switch { InboxTab.Mine => Mine, InboxTab.Today => Today, InboxTab.Late => Late, InboxTab.Below => Below, _ => null };
}

/// <summary>The inbox: a page of rows, all rows for an export, and the counts of the tabs.</summary>
internal sealed class FindRequestsHandler(
    AppDbContext db, CurrentUser user, RequestWords words, IUnitDirectory units, IOfficerDirectory officers, IPeopleDirectory people, IEnterpriseDirectory enterprises, TimeProvider time)
{
    public const int PageSize = 30;

    public async Task<PageOf<RequestRow>> PageAsync(RequestFilter filter, string? after, CancellationToken cancellationToken)
    {
        var rows = await FilteredAsync(filter, cancellationToken);
        var page = filter.NewestFirst || filter.Tab == InboxTab.Ended
            ? await rows.PageAsync(row => row.SubmittedAt, row => row.Id, Row, after, PageSize, true, cancellationToken)
            : await rows.PageAsync(row => row.DueOrder, row => row.Id, Row, after, PageSize, false, cancellationToken);
        return page with { Items = await NamedAsync(page.Items, cancellationToken) };
    }

    /// <summary>Every row the filter shows, in batches, for an export.</summary>
    public async IAsyncEnumerable<RequestRow> AllAsync(
        RequestFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = await FilteredAsync(filter, cancellationToken);
        string? after = null;
        do
        {
            var page = await rows.PageAsync(row => row.SubmittedAt, row => row.Id, Row, after, 500, true, cancellationToken);
            foreach (var row in await NamedAsync(page.Items, cancellationToken)) yield return row;
            after = page.Next;
        }
        while (after is not null);
    }

    public async Task<InboxCounts> CountAsync(CancellationToken cancellationToken)
    {
        var (account, today) = (user.AccountId, EndOfToday);
        return await Open(db.Set<WorkerRequest>().SeenBy(user)).GroupBy(_ => 1).Select(all => new InboxCounts(
            all.Count(request => request.HandlerId == account),
            all.Count(request => request.DueOrder <= today && !request.IsLate),
            all.Count(request => request.IsLate),
            all.Count())).SingleOrDefaultAsync(cancellationToken) ?? new(0, 0, 0, 0);
    }

    private DateTimeOffset EndOfToday => ChinaTime.EndOfDay(ChinaTime.Today(time));

    private async Task<IQueryable<WorkerRequest>> FilteredAsync(RequestFilter filter, CancellationToken cancellationToken)
    {
        var (account, today) = (user.AccountId, EndOfToday);
        var seen = filter.Narrow(db.Set<WorkerRequest>().AsNoTracking().SeenBy(user));
        if (filter.Words is { } text) seen = await words.FindAsync(seen, text, cancellationToken);
        return filter.Tab switch
        {
            InboxTab.Mine => Open(seen).Where(request => request.HandlerId == account),
            InboxTab.Today => Open(seen).Where(request => request.DueOrder <= today && !request.IsLate),
            InboxTab.Late => Open(seen).Where(request => request.IsLate),
            InboxTab.Helping => Open(seen).Where(request => request.Handlings.Any(
                handling => handling.OfficerId == account && handling.Start == HandlingStart.CoHandler && handling.EndedAt == null)),
            InboxTab.Ended => seen.Where(request => request.ClosedAt != null),
            _ => Open(seen),
        };
    }

    private static IQueryable<WorkerRequest> Open(IQueryable<WorkerRequest> requests) => requests.Where(request => request.ClosedAt == null);

    private static readonly Expression<Func<WorkerRequest, RequestRow>> Row = request => new RequestRow(
        request.Id, request.Number, request.Title, request.State, request.Stream, request.Type, request.Urgency, request.Level, request.HandlerPath,
        request.HandlerId, request.DueOrder, request.IsLate, request.SubmittedAt, request.Secrecy, request.PersonId, request.EnterpriseId,
        request.RespondentName, request.ClaimantCount, request.Claimed);

    private async Task<IReadOnlyList<RequestRow>> NamedAsync(IReadOnlyList<RequestRow> rows, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var cards = await people.CardsAsync([.. rows.Where(row => row.Secrecy == Secrecy.Named).Select(row => row.PersonId).OfType<Guid>().Distinct()], cancellationToken);
        var names = await officers.NamesAsync([.. rows.Select(row => row.HandlerId).OfType<Guid>().Distinct()], cancellationToken);
        var firms = await enterprises.ByIdsAsync([.. rows.Select(row => row.EnterpriseId).OfType<Guid>().Distinct()], cancellationToken);
        return [.. rows.Select(row => row with
        {
            // In lists nobody's full name stands, and a confidential one not at all (R §13, R-PRI-13).
            Applicant = row.PersonId is { } person && cards.TryGetValue(person, out var card) ? card.MaskedName : CaseWords.Of(row.Secrecy),
            Unit = tree.ByPath(row.HandlerPath)?.Name ?? "",
            Officer = row.HandlerId is { } officer ? names.GetValueOrDefault(officer) : null,
            Respondent = row.EnterpriseId is { } firm && firms.TryGetValue(firm, out var found) ? found.Name : row.RespondentName,
        })];
    }
}
