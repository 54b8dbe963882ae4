using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Values;
using Niangjia.People.Answers;
using Niangjia.People.Domain;

namespace Niangjia.People.Features.RevealFact;

/// <summary>Shows one sealed fact in full to somebody with a reason; journalled and limited a day (R §13.1).</summary>
internal sealed record RevealFactCommand(Guid PersonId, SealedFact Fact, string Reason);

internal sealed class RevealFactHandler(CurrentUser user, PersonRecords records, FactReveals reveals)
{
    public const int ReasonLength = 200;

    public async Task<string?> HandleAsync(RevealFactCommand command, CancellationToken cancellationToken)
    {
        var person = await records.StandingAsync(command.PersonId, cancellationToken) ?? throw new NotFoundException();
        if (!user.Can(PeoplePermissions.See, person.UnitPath)) throw new NotFoundException();
        // For the unit where the person is: a unit that the caller names would open everybody.
        user.Demand(PeoplePermissions.Reveal, person.UnitPath);
        await reveals.RecordAsync(person, command.Fact, person.UnitPath, ReasonOf(command.Reason), cancellationToken);
        return records.InFull(person, command.Fact);
    }

    internal static string ReasonOf(string? typed) => TypedText.OneLine(typed) is { Length: >= 4 and <= ReasonLength } reason
        ? reason : throw new RefusedException(string.Format(PeopleText.RevealReason, ReasonLength), "R-SEC-07", "Reason");
}
