using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Matters;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Matters;

/// <summary>Finds, for requests that have just come in, the matters that others have reported already.</summary>
internal sealed class MatterFinder(AppDbContext db, LegalParameters parameters, MatterTexts texts)
{
    // The newest of one street or one employer; a street takes in a few hundred in two weeks.
    private const int MostTexts = 1000;

    // A matter is as near as its two nearest accounts: one alone may share a name by chance.
    private const int Nearest = 2;

    private static readonly Expression<Func<WorkerRequest, Account>> Row = other => new(
        other.Id, other.Facts, other.RespondentName, other.PlaceText, other.EnterpriseId, other.PersonId, other.UnitPath, other.Secrecy, other.ParentId, other.SubmittedAt);

    /// <summary>
    /// Puts each request, in this order, to its matter, or makes one of it and another request; leaves those as they are that nobody else has reported. What was written
    /// in a street or about an employer is read once for all of them. The caller saves.
    /// </summary>
    public async Task PlaceAsync(IReadOnlyList<Guid> requestIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var requests = db.Set<WorkerRequest>().AsNoTracking();
        var placed = (await MattersOf(requestIds).SelectMany(matter => matter.Members).Select(member => member.RequestId).ToListAsync(cancellationToken)).ToHashSet();
        // A part of a split request says again what the whole has said; what was told in confidence is not even counted (R-PRI-13).
        var mine = (await requests.Where(request => requestIds.Contains(request.Id) && request.ParentId == null && request.Secrecy == Secrecy.Named).Select(Row).ToListAsync(cancellationToken))
            .Where(request => !placed.Contains(request.Id)).ToDictionary(request => request.Id);
        if (mine.Count == 0) return;
        var window = TimeSpan.FromDays(await parameters.WholeAsync("matter.windowDays", cancellationToken));
        var least = (double)await parameters.NumberAsync("matter.minLikeness", cancellationToken);
        var written = await WrittenAsync(requests, mine.Values, window, cancellationToken);
        var ids = written.SelectMany(some => some).Select(other => other.Id).Distinct().ToList();
        var matters = await MattersOf(ids).Include(matter => matter.Members).AsSplitQuery().ToListAsync(cancellationToken);
        foreach (var id in requestIds)
            if (mine.Remove(id, out var request)) Place(request, [.. OthersOf(request, written, window)], matters, least, now);
    }

    private void Place(Account mine, List<Account> others, List<SharedMatter> matters, double least, DateTimeOffset now)
    {
        var text = texts.Read(mine);
        var taken = matters.SelectMany(matter => matter.Members).Select(member => member.RequestId).ToHashSet();
        if (taken.Contains(mine.Id)) return; // One before it made a matter of the two.
        var alike = others.Select(other => (Other: other, Text: texts.Read(other))).Where(pair => taken.Contains(pair.Other.Id) || text.MayReach(least, pair.Text))
            .Select(pair => (pair.Other, Likeness: text.To(pair.Text))).ToList();
        var near = matters.Select(matter => (Matter: matter, Share: ShareOf(matter, alike, out var passage), Passage: passage)).Where(found => found.Share > 0 && found.Share >= least)
            .OrderByDescending(found => found.Share).FirstOrDefault();
        if (near.Matter is { } known)
        {
            known.Join(mine.Id, near.Passage, now);
            return;
        }
        var best = alike.Where(pair => !taken.Contains(pair.Other.Id) && pair.Likeness.Share >= least).OrderByDescending(pair => pair.Likeness.Share).FirstOrDefault();
        if (best.Other is null) return;
        var made = SharedMatter.Find(UnitPath.StreetOf(mine.UnitPath), mine.RespondentName ?? best.Other.RespondentName ?? best.Likeness.Passage, best.Other.Id, mine.Id, best.Likeness.Passage, now);
        db.Add(made);
        matters.Add(made);
    }

    /// <summary>The newest of each street and each employer, by which they are found.</summary>
    private static async Task<ILookup<string, Account>> WrittenAsync(
        IQueryable<WorkerRequest> requests, IReadOnlyCollection<Account> mine, TimeSpan window, CancellationToken cancellationToken)
    {
        var (since, most) = (mine.Min(one => one.SubmittedAt) - window, MostTexts + mine.Count);
        var recent = requests.Where(other => other.Secrecy == Secrecy.Named && other.SubmittedAt >= since && other.ParentId == null && other.State != RequestState.Merged
            && other.State != RequestState.Rejected && other.State != RequestState.Withdrawn);
        var found = new List<(string Of, Account Account)>();
        foreach (var street in mine.Select(one => UnitPath.StreetOf(one.UnitPath)).Distinct())
            found.AddRange((await recent.Within(Scope.Of([street])).OrderByDescending(other => other.SubmittedAt).Take(most).Select(Row).ToListAsync(cancellationToken)).Select(other => (street, other)));
        foreach (var firm in mine.Select(one => one.EnterpriseId).OfType<Guid>().Distinct())
            found.AddRange((await recent.Where(other => other.EnterpriseId == firm).OrderByDescending(other => other.SubmittedAt).Take(most).Select(Row).ToListAsync(cancellationToken)).Select(other => (firm.ToString(), other)));
        return found.ToLookup(one => one.Of, one => one.Account);
    }

    private static IEnumerable<Account> OthersOf(Account mine, ILookup<string, Account> written, TimeSpan window)
    {
        bool IsOther(Account other) => other.Id != mine.Id && other.SubmittedAt >= mine.SubmittedAt - window && (mine.PersonId is null || other.PersonId != mine.PersonId);
        return written[UnitPath.StreetOf(mine.UnitPath)].Where(IsOther).Take(MostTexts)
            .Concat(mine.EnterpriseId is { } firm ? written[firm.ToString()].Where(IsOther).Take(MostTexts) : []).DistinctBy(other => other.Id);
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
}

/// <summary>As much of a request as is compared.</summary>
internal sealed record Account(
    Guid Id, string Facts, string? RespondentName, string? PlaceText, Guid? EnterpriseId, Guid? PersonId, string UnitPath, Secrecy Secrecy, Guid? ParentId, DateTimeOffset SubmittedAt);

/// <summary>Accounts made ready to be compared, kept in memory: of a thousand of a street one is new.</summary>
internal sealed class MatterTexts
{
    private const int Most = 5000;
    private readonly ConcurrentDictionary<Guid, (Account Of, MatterText Text)> _kept = new();

    public MatterText Read(Account account)
    {
        // What was corrected since is read anew.
        if (_kept.TryGetValue(account.Id, out var kept) && kept.Of == account) return kept.Text;
        if (_kept.Count >= Most) _kept.Clear();
        var text = MatterText.Of(account.Facts, account.RespondentName, account.PlaceText, account.EnterpriseId);
        _kept[account.Id] = (account, text);
        return text;
    }
}
