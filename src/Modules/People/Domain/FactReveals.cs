using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;

namespace Niangjia.People.Domain;

/// <summary>Looks at sealed facts in full: limited a day, journalled, and in the access log with who, whom and why (R-SEC-07).</summary>
internal sealed class FactReveals(AppDbContext db, CurrentUser user, LegalParameters parameters, IAccessLog log, TimeProvider clock)
{
    public const string RatePerDay = "privacy.revealPerDay";

    /// <summary>Notes the look before anything is shown; saved here.</summary>
    /// <exception cref="RefusedException">The user has looked often enough today.</exception>
    public async Task RecordAsync(Person person, SealedFact fact, string unitPath, string reason, CancellationToken cancellationToken)
    {
        var target = $"{person.Name} {PeopleUrls.PersonOf(person.Id)} {fact.Title()} {reason}";
        if (!user.IsSystem && await LooksTodayAsync(cancellationToken) is var looks && looks >= await parameters.WholeAsync(RatePerDay, cancellationToken))
        {
            await log.RecordAsync(AccessKind.SensitiveLook, false, target, cancellationToken);
            throw new RefusedException(string.Format(PeopleText.RevealsUsedUp, looks), "R-SEC-07");
        }
        db.Add(new FactReveal(Guid.CreateVersion7(clock.GetUtcNow()), clock.GetUtcNow(), person.Id, user.AccountId, fact, unitPath, reason));
        await db.SaveChangesAsync(cancellationToken);
        // The access log writes in a transaction of its own, which would wait for one of ours that waits for its answer.
        await db.CompleteAsync(cancellationToken);
        await log.RecordAsync(AccessKind.SensitiveLook, true, target, cancellationToken);
    }

    private Task<int> LooksTodayAsync(CancellationToken cancellationToken)
    {
        var today = ChinaTime.StartOfDay(ChinaTime.Today(clock));
        return db.Set<FactReveal>().CountAsync(reveal => reveal.AccountId == user.AccountId && reveal.At >= today, cancellationToken);
    }
}
