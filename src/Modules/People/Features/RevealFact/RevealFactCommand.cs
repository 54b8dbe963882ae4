using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Values;
using Niangjia.People.Answers;
using Niangjia.People.Domain;

namespace Niangjia.People.Features.RevealFact;

/// <summary>Shows one sealed fact in full to somebody with a reason; journalled and limited a day (R §13.1).</summary>
internal sealed record RevealFactCommand(Guid PersonId, SealedFact Fact, string Reason, string UnitPath);

internal sealed class RevealFactHandler(CurrentUser user, PersonRecords records, FactReveals reveals)
{
    public const int ReasonLength = 200;

    public async Task<string?> HandleAsync(RevealFactCommand command, CancellationToken cancellationToken)
    {
        user.Demand(PeoplePermissions.Reveal, command.UnitPath);
        var reason = TypedText.OneLine(command.Reason);
        if (reason.Length is < 4 or > ReasonLength) throw new RefusedException(string.Format(PeopleText.RevealReason, ReasonLength), "R-SEC-07", "Reason");
        var person = await records.StandingAsync(command.PersonId, cancellationToken) ?? throw new NotFoundException();
        await reveals.RecordAsync(person, command.Fact, command.UnitPath, reason, cancellationToken);
        return records.InFull(person, command.Fact);
    }
}
