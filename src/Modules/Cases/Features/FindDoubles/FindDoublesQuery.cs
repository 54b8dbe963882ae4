using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.ShowRequest;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Features.FindDoubles;

/// <summary>A matter of which there may be another request: on the register, or just being typed at the window.</summary>
/// <param name="At">When it came in.</param>
/// <param name="Place">Unit it lies in; texts are compared within its street.</param>
/// <param name="Facts">What is said, or null.</param>
/// <param name="PersonId">Who asks, or null.</param>
/// <param name="EnterpriseId">Whom it is about, or null.</param>
/// <param name="Type">What it is taken for, or null.</param>
/// <param name="Id">The request itself, or null.</param>
/// <param name="ParentId">The whole it is a part of, or null.</param>
internal sealed record DoubleOf(
    DateTimeOffset At, string Place, string? Facts, Guid? PersonId, Guid? EnterpriseId, CaseType? Type, Guid? Id = null, Guid? ParentId = null)
{
    /// <summary>
    /// A request on the register. Whoever may not know who asks is not told that a named applicant is the same person either (R-PRI-13).
    /// </summary>
    public static DoubleOf Request(WorkerRequest request, CurrentUser user) => new(
        request.SubmittedAt, request.UnitPath, request.Facts, ShowRequestHandler.ShowsIdentity(request, user) ? request.PersonId : null, request.EnterpriseId,
        request.Type ?? request.SuggestedType, request.Id, request.ParentId);
}

/// <summary>A request that may be the same matter, and why.</summary>
internal sealed record PossibleDouble(
    Guid Id, string Number, string Title, RequestState State, DateTimeOffset SubmittedAt, bool SamePerson, bool SameEmployer, bool SameType, TextLikeness? Text)
{
    /// <summary>R §1.5: same person, enterprise and type.</summary>
    public bool IsSure => SamePerson && SameEmployer && SameType;

    /// <summary>Whether it is still open, so that the other can be merged into it.</summary>
    public bool IsOpen => !RequestTransitions.Ended.Contains(State);

    internal double Weight => (SamePerson ? 2 : 0) + (SameEmployer ? 1 : 0) + (SameType ? 1 : 0) + (Text?.Share * 2 ?? 0);
}

/// <summary>
/// Possible doubles of the last days (R §1.5), only among requests the user may see. That somebody confidential is the same person is said only to those
/// who may know who it is (R-PRI-13): else typing a mobile number would tell whether its owner has complained.
/// </summary>
internal sealed class FindDoublesHandler(AppDbContext db, CurrentUser user, LegalParameters parameters)
{
    private const int Most = 5;

    // The newest of one street; a street takes in a few hundred a month.
    private const int MostTexts = 2000;

    private static readonly Expression<Func<WorkerRequest, Candidate>> Row = other => new(
        other.Id, other.Number, other.Title, other.Facts, other.State, other.SubmittedAt, other.PersonId, other.EnterpriseId, other.Type ?? other.SuggestedType,
        other.Secrecy, other.HandlerId, other.EnteredById, other.HandlerPath);

    public async Task<IReadOnlyList<PossibleDouble>> HandleAsync(DoubleOf matter, CancellationToken cancellationToken)
    {
        var window = await parameters.PeriodAsync("case.duplicateWindow", cancellationToken);
        var since = ChinaTime.StartOfDay(ChinaTime.DateOf(matter.At).AddDays(-window.Length));
        var (id, parent, person, firm) = (matter.Id, matter.ParentId, matter.PersonId, matter.EnterpriseId);
        var rows = db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).Where(other => other.SubmittedAt >= since && other.State != RequestState.Merged);
        if (id is not null) rows = rows.Where(other => other.Id != id && (other.ParentId == null || other.ParentId != id));
        if (parent is not null) rows = rows.Where(other => other.Id != parent && (other.ParentId == null || other.ParentId != parent));

        List<Candidate> found = [];
        if (person is not null || firm is not null)
            found = await rows.Where(other => (person != null && other.PersonId == person) || (firm != null && other.EnterpriseId == firm))
                .OrderByDescending(other => other.SubmittedAt).Take(50).Select(Row).ToListAsync(cancellationToken);
        var words = TextLikeness.WordsOf(matter.Facts);
        if (words.Count > 0)
            found.AddRange(await rows.Within(Scope.Of([UnitPath.StreetOf(matter.Place)])).OrderByDescending(other => other.SubmittedAt).Take(MostTexts).Select(Row).ToListAsync(cancellationToken));
        return
        [
            .. found.DistinctBy(other => other.Id).Select(other => Judge(other, matter, words))
                .Where(other => other.SamePerson || (other.SameEmployer && other.SameType) || other.Text is not null)
                .OrderByDescending(other => other.Weight).ThenByDescending(other => other.SubmittedAt).Take(Most),
        ];
    }

    private PossibleDouble Judge(Candidate other, DoubleOf matter, IReadOnlySet<string> words) => new(
        other.Id, other.Number, other.Title, other.State, other.SubmittedAt,
        matter.PersonId is { } person && other.PersonId == person && ShowRequestHandler.ShowsIdentity(other.Secrecy, other.HandlerId, other.EnteredById, other.HandlerPath, user),
        matter.EnterpriseId is { } firm && other.EnterpriseId == firm,
        matter.Type is { } type && other.Type == type,
        words.Count == 0 ? null : TextLikeness.Between(matter.Facts!, words, other.Facts));

    private sealed record Candidate(
        Guid Id, string Number, string Title, string Facts, RequestState State, DateTimeOffset SubmittedAt, Guid? PersonId, Guid? EnterpriseId, CaseType? Type,
        Secrecy Secrecy, Guid? HandlerId, Guid? EnteredById, string HandlerPath);
}
