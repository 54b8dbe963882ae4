using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Figures;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features.FindDisputes;

/// <summary>Which disputes a list shows.</summary>
internal enum DisputeTab
{
    /// <summary>Those the user mediates.</summary>
    Mine,
    /// <summary>Application to signature.</summary>
    Talking,
    /// <summary>An agreement is being performed.</summary>
    Promised,
    /// <summary>Not performed in time.</summary>
    Breached,
    /// <summary>Everything else.</summary>
    Ended,
}

/// <summary>One line of the list. Nobody's name is in it but the employer's.</summary>
internal sealed record DisputeRow
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required DisputeState State { get; init; }
    public required CaseType Type { get; init; }
    public required DateTimeOffset AppliedAt { get; init; }
    public required Money Claimed { get; init; }
    public required Money Agreed { get; init; }
    public required Money Paid { get; init; }
    public required string? Respondent { get; init; }
    public required DateOnly? NextCheckOn { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public bool IsProvisional { get; init; }
}

/// <summary>One page of the list, and of a figure how many rows there are.</summary>
internal sealed record FoundDisputes(PageOf<DisputeRow> Page, int Rows);

/// <summary>Disputes the user may see, newest first, with the clock that leads.</summary>
internal sealed class FindDisputesHandler(AppDbContext db, CurrentUser user, CountedDisputes facts)
{
    private const int PageSize = 30;

    public async Task<FoundDisputes> HandleAsync(DisputeTab tab, string? words, FigureRows? figure, string? after, CancellationToken cancellationToken)
    {
        var accounts = user.Accounts.ToList();
        var seen = db.Set<DisputeCase>().AsNoTracking().SeenBy(user);
        seen = tab switch
        {
            _ when figure is not null => facts.RowsOf(db, seen, figure.Question, figure.Part),
            DisputeTab.Mine => seen.Where(dispute => dispute.EndedAt == null && dispute.Mediators.Any(mediator => accounts.Contains(mediator.AccountId) && mediator.EndedAt == null)),
            DisputeTab.Talking => seen.Where(dispute => DisputeTransitions.Talking.Contains(dispute.State)),
            DisputeTab.Promised => seen.Where(dispute => DisputeTransitions.Promised.Contains(dispute.State)),
            DisputeTab.Breached => seen.Where(dispute => dispute.State == DisputeState.Breached),
            _ => seen.Where(dispute => !DisputeTransitions.Talking.Contains(dispute.State) && !DisputeTransitions.Promised.Contains(dispute.State)),
        };
        // Numbers and names of parties only: records, notes and offers are never searched (R-EVD-02).
        if (!string.IsNullOrWhiteSpace(words))
        {
            var text = words.Trim();
            seen = seen.Where(dispute => dispute.Number == text || dispute.Parties.Any(party => party.Name.Contains(text)));
        }
        var page = await seen.Select(dispute => new DisputeRow
        {
            Id = dispute.Id,
            Number = dispute.Number,
            State = dispute.State,
            Type = dispute.Type,
            AppliedAt = dispute.AppliedAt,
            Claimed = dispute.Claimed,
            Agreed = dispute.Agreed,
            Paid = dispute.Paid,
            NextCheckOn = dispute.NextCheckOn,
            Respondent = dispute.Parties.Where(party => party.Side == PartySide.Respondent).OrderBy(party => party.Number).Select(party => party.Name).FirstOrDefault(),
        })
            .PageAsync(row => row.AppliedAt, row => row.Id, after, PageSize, true, cancellationToken);
        return new(page with { Items = await TimedAsync(page.Items, cancellationToken) }, figure is null ? 0 : await seen.CountToMostAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<DisputeRow>> TimedAsync(IReadOnlyList<DisputeRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var clocks = (await db.Set<Clock>().AsNoTracking().Where(clock => ids.Contains(clock.SubjectId)).ToListAsync(cancellationToken)).ToLookup(clock => clock.SubjectId);
        return [.. rows.Select(row => DisputeDesk.Leading(clocks[row.Id]) is { } leading ? row with { DueAt = leading.DueAt, IsProvisional = leading.Provisional } : row)];
    }
}
