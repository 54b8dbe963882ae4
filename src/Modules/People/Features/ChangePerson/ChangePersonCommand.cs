using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.People.Answers;
using Niangjia.People.Domain;

namespace Niangjia.People.Features.ChangePerson;

/// <summary>
/// Changes a person's data. Whoever changes a record need not see its sealed facts: what is left empty stays as it is, and
/// <paramref name="Clear"/> names the facts to remove.
/// </summary>
internal sealed record ChangePersonCommand(Guid Id, TypedFacts Typed, IReadOnlyCollection<SealedFact> Clear);

internal sealed class ChangePersonHandler(AppDbContext db, CurrentUser user, PersonRecords records, ISealer sealer)
{
    public async Task HandleAsync(ChangePersonCommand command, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().FoundAsync(command.Id, cancellationToken);
        user.Demand(PeoplePermissions.Edit, person.UnitPath);
        var (typed, known) = (records.Read(command.Typed), person.Facts(sealer));
        bool Cleared(SealedFact fact) => command.Clear.Contains(fact);
        var id = typed.IdNumber ?? (Cleared(SealedFact.IdNumber) ? null : known.IdNumber);
        person.Change(typed with
        {
            Mobile = typed.Mobile ?? (Cleared(SealedFact.Mobile) ? null : known.Mobile),
            IdNumber = id,
            Address = typed.Address ?? (Cleared(SealedFact.Address) ? null : known.Address),
            Sex = id?.Sex ?? typed.Sex,
            BirthDate = id?.BirthDate ?? typed.BirthDate,
        }, sealer);
        await records.ChangedAsync(person, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
