using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.People.Answers;
using Niangjia.People.Domain;

namespace Niangjia.People.Features.AddPerson;

/// <summary>Enters a person at the window.</summary>
internal sealed record AddPersonCommand(TypedFacts Typed, string UnitPath);

internal sealed class AddPersonHandler(AppDbContext db, CurrentUser user, PersonRecords records)
{
    public async Task<Guid> HandleAsync(AddPersonCommand command, CancellationToken cancellationToken)
    {
        user.Demand(PeoplePermissions.Edit, command.UnitPath);
        var facts = records.Read(command.Typed);
        if (await records.MatchAsync(facts, cancellationToken) is { } known)
            throw new RefusedException(
                user.Can(PeoplePermissions.See, known.UnitPath) ? string.Format(PeopleText.AlreadyThere, known.Name) : PeopleText.AlreadyElsewhere,
                null, facts.IdNumber is null ? "Mobile" : "IdNumber");
        var person = records.Add(facts, command.UnitPath);
        await db.SaveChangesAsync(cancellationToken);
        return person.Id;
    }
}
