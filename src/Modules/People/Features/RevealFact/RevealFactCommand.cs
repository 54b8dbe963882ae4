using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;
using Niangjia.People.Answers;
using Niangjia.People.Domain;

namespace Niangjia.People.Features.RevealFact;

/// <summary>Shows one sealed fact in full to somebody with a reason; journalled and limited a day (R §13.1).</summary>
internal sealed record RevealFactCommand(Guid PersonId, SealedFact Fact, string Reason, string UnitPath);

internal sealed class RevealFactHandler(AppDbContext db, CurrentUser user, PersonRecords records, ISealer sealer, TimeProvider clock)
{
    public const int ReasonLength = 200;
    private const int PerDay = 30;

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
        return command.Fact switch
        {
            SealedFact.Mobile => sealer.OpenIfAny(SealedField.Phone, person.Mobile)?.Replace("+86", "", StringComparison.Ordinal),
            SealedFact.IdNumber => sealer.OpenIfAny(SealedField.CitizenId, person.IdNumber),
            _ => sealer.OpenIfAny(SealedField.Address, person.Address),
        };
    }

    private async Task RefuseTooManyAsync(CancellationToken cancellationToken)
    {
        if (user.IsSystem) return;
        var today = ChinaTime.StartOfDay(ChinaTime.Today(clock));
        var looks = await db.Set<FactReveal>().CountAsync(reveal => reveal.AccountId == user.AccountId && reveal.At >= today, cancellationToken);
        if (looks >= PerDay) throw new RefusedException(string.Format(PeopleText.RevealsUsedUp, PerDay), "R-SEC-07");
    }
}
