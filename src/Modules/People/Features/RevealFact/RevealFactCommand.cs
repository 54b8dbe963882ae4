using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Values;
using Niangjia.People.Answers;
using Niangjia.People.Domain;

namespace Niangjia.People.Features.RevealFact;

/// <summary>Shows one sealed fact in full to somebody with a reason; journalled and limited a day (R §13.1).</summary>
internal sealed record RevealFactCommand(Guid PersonId, SealedFact Fact, string Reason, string UnitPath);

internal sealed class RevealFactHandler(AppDbContext db, CurrentUser user, PersonRecords records, LegalParameters parameters, TimeProvider clock)
{
    public const int ReasonLength = 200;
    public const string RatePerDay = "privacy.revealPerDay";

    public async Task<string?> HandleAsync(RevealFactCommand command, CancellationToken cancellationToken)
    {
        user.Demand(PeoplePermissions.Reveal, command.UnitPath);
        var reason = TypedText.OneLine(command.Reason);
        if (reason.Length is < 4 or > ReasonLength) throw new RefusedException(string.Format(PeopleText.RevealReason, ReasonLength), "R-SEC-07", "Reason");
        var person = await records.StandingAsync(command.PersonId, cancellationToken) ?? throw new NotFoundException();
        await RefuseTooManyAsync(cancellationToken);
        db.Add(new FactReveal(
            Guid.CreateVersion7(clock.GetUtcNow()), clock.GetUtcNow(), person.Id, user.AccountId, command.Fact, command.UnitPath, reason));
        await db.SaveChangesAsync(cancellationToken);
        return records.InFull(person, command.Fact);
    }

    private async Task RefuseTooManyAsync(CancellationToken cancellationToken)
    {
        if (user.IsSystem) return;
        var today = ChinaTime.StartOfDay(ChinaTime.Today(clock));
        var looks = await db.Set<FactReveal>().CountAsync(reveal => reveal.AccountId == user.AccountId && reveal.At >= today, cancellationToken);
        var allowed = await parameters.WholeAsync(RatePerDay, cancellationToken);
        if (looks >= allowed) throw new RefusedException(string.Format(PeopleText.RevealsUsedUp, looks), "R-SEC-07");
    }
}
