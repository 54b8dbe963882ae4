using System.Linq.Expressions;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Inbox;

/// <summary>One line of the inbox, as the user may see it.</summary>
internal sealed record RequestRow(
    Guid Id, string Number, string Title, RequestState State, AffairStream? Stream, CaseType? Type, Urgency Urgency, HandlingLevel? Level, string HandlerPath,
    Guid? HandlerId, DateTimeOffset DueOrder, bool IsLate, bool WasLate, DateTimeOffset SubmittedAt, Secrecy Secrecy, Guid? PersonId, Guid? EnterpriseId,
    string? RespondentName, int ClaimantCount, Money Claimed, Guid? EnteredById)
{
    /// <summary>The columns that are read.</summary>
    public static readonly Expression<Func<WorkerRequest, RequestRow>> Of = request => new RequestRow(
        request.Id, request.Number, request.Title, request.State, request.Stream, request.Type, request.Urgency, request.Level, request.HandlerPath,
        request.HandlerId, request.DueOrder, request.IsLate, request.WasLate, request.SubmittedAt, request.Secrecy, request.PersonId, request.EnterpriseId,
        request.RespondentName, request.ClaimantCount, request.Claimed, request.EnteredById);

    /// <summary>A unit has it, or must send it on, and nobody there is in charge.</summary>
    public bool IsUnclaimed => HandlerId is null && (RequestTransitions.ToDispatch.Contains(State) || RequestTransitions.InHand.Contains(State));

    public DateTimeOffset? DueAt => DueOrder == WorkerRequest.NeverDue ? null : DueOrder;
    public string Applicant { get; private init; } = "";
    public string Unit { get; private init; } = "";
    public string? Officer { get; private init; }
    public string? Respondent { get; private init; }

    /// <summary>Rows with the names that belong to their ids.</summary>
    public static async Task<IReadOnlyList<RequestRow>> NamedAsync(IReadOnlyList<RequestRow> rows, Registers registers, CancellationToken cancellationToken)
    {
        var tree = await registers.TreeAsync(cancellationToken);
        var cards = await registers.PeopleAsync(rows.Where(row => row.Secrecy == Secrecy.Named).Select(row => row.PersonId), cancellationToken);
        var names = await registers.OfficersAsync(rows.Select(row => row.HandlerId), cancellationToken);
        var firms = await registers.EnterprisesAsync(rows.Select(row => row.EnterpriseId), cancellationToken);
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
