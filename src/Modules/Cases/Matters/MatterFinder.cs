using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Matters;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Matters;

/// <summary>Finds, for a request that has just come in, the matter that others have reported already.</summary>
internal sealed class MatterFinder(AppDbContext db, LegalParameters parameters)
{
    // The newest of one street or one employer; a street takes in a few hundred in two weeks.
    private const int MostTexts = 1000;

    // A matter is as near as its two nearest accounts: one alone may share a name by chance.
    private const int Nearest = 2;

    private static readonly Expression<Func<WorkerRequest, Account>> Row = other => new(
        other.Id, other.Facts, other.RespondentName, other.PlaceText, other.EnterpriseId, other.PersonId, other.UnitPath, other.Secrecy, other.ParentId, other.SubmittedAt);

    /// <summary>Puts the request to its matter, or makes one of it and another request; null when nobody else has reported it. The caller saves.</summary>
    public async Task<SharedMatter?> PlaceAsync(Guid requestId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var requests = db.Set<WorkerRequest>().AsNoTracking();
        var mine = await requests.Where(request => request.Id == requestId).Select(Row).SingleAsync(cancellationToken);
        // A part of a split request says again what the whole has said; what was told in confidence is not even counted (R-PRI-13).
        if (mine.ParentId is not null || mine.Secrecy != Secrecy.Named || await MattersOf([requestId]).AnyAsync(cancellationToken)) return null;
        var (text, others) = (mine.Read(), await OthersAsync(requests, mine, cancellationToken));
        var least = (double)await parameters.NumberAsync("matter.minLikeness", cancellationToken);
        var alike = others.Select(other => (Other: other, Likeness: text.To(other.Read()))).ToList();

        var ids = others.ConvertAll(other => other.Id);
        var matters = await MattersOf(ids).Include(matter => matter.Members).AsSplitQuery().ToListAsync(cancellationToken);
        var taken = matters.SelectMany(matter => matter.Members).Select(member => member.RequestId).ToHashSet();
        var near = matters.Select(matter => (Matter: matter, Share: ShareOf(matter, alike, out var passage), Passage: passage)).Where(found => found.Share >= least)
            .OrderByDescending(found => found.Share).FirstOrDefault();
        if (near.Matter is { } known)
        {
            known.Join(requestId, near.Passage, now);
            return known;
        }
        var best = alike.Where(pair => !taken.Contains(pair.Other.Id) && pair.Likeness.Share >= least).OrderByDescending(pair => pair.Likeness.Share).FirstOrDefault();
        if (best.Other is null) return null;
        var made = SharedMatter.Find(UnitPath.StreetOf(mine.UnitPath), mine.RespondentName ?? best.Other.RespondentName ?? best.Likeness.Passage, best.Other.Id, requestId, best.Likeness.Passage, now);
        db.Add(made);
        return made;
    }

    private async Task<List<Account>> OthersAsync(IQueryable<WorkerRequest> requests, Account mine, CancellationToken cancellationToken)
    {
        var since = mine.SubmittedAt.AddDays(-await parameters.WholeAsync("matter.windowDays", cancellationToken));
        var (id, firm, person) = (mine.Id, mine.EnterpriseId, mine.PersonId);
        var recent = requests.Where(other => other.Secrecy == Secrecy.Named && other.SubmittedAt >= since && other.Id != id && other.ParentId == null && other.State != RequestState.Merged
            && other.State != RequestState.Rejected && other.State != RequestState.Withdrawn && (person == null || other.PersonId != person));
        var found = await recent.Within(Scope.Of([UnitPath.StreetOf(mine.UnitPath)])).OrderByDescending(other => other.SubmittedAt).Take(MostTexts).Select(Row).ToListAsync(cancellationToken);
        if (firm is not null)
            found.AddRange(await recent.Where(other => other.EnterpriseId == firm).OrderByDescending(other => other.SubmittedAt).Take(MostTexts).Select(Row).ToListAsync(cancellationToken));
        return [.. found.DistinctBy(other => other.Id)];
    }

    private IQueryable<SharedMatter> MattersOf(IReadOnlyCollection<Guid> requests) =>
        db.Set<SharedMatter>().Where(matter => matter.Members.Any(member => requests.Contains(member.RequestId)));

    private static double ShareOf(SharedMatter matter, List<(Account Other, MatterLikeness Likeness)> alike, out string passage)
    {
        var members = matter.Members.Where(member => !member.IsOut).Select(member => member.RequestId).ToHashSet();
        var nearest = alike.Where(pair => members.Contains(pair.Other.Id)).OrderByDescending(pair => pair.Likeness.Share).Take(Nearest).ToList();
        passage = nearest.Count == 0 ? "" : nearest[0].Likeness.Passage;
        return nearest.Count == 0 ? 0 : nearest.Average(pair => pair.Likeness.Share);
    }

    private sealed record Account(
        Guid Id, string Facts, string? RespondentName, string? PlaceText, Guid? EnterpriseId, Guid? PersonId, string UnitPath, Secrecy Secrecy, Guid? ParentId, DateTimeOffset SubmittedAt)
    {
        private MatterText? _read;

        public MatterText Read() => _read ??= MatterText.Of(Facts, RespondentName, PlaceText, EnterpriseId);
    }
}
