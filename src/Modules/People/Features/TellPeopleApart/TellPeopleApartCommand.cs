using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.People.Domain;

namespace Niangjia.People.Features.TellPeopleApart;

/// <summary>Two records that look alike are two people: they are not suggested again.</summary>
internal sealed record TellPeopleApartCommand(Guid OneId, Guid OtherId);

internal sealed class TellPeopleApartHandler(AppDbContext db, CurrentUser user, TimeProvider clock)
{
    public async Task HandleAsync(TellPeopleApartCommand command, CancellationToken cancellationToken)
    {
        var one = await db.Set<Person>().FoundAsync(command.OneId, cancellationToken);
        var other = await db.Set<Person>().FoundAsync(command.OtherId, cancellationToken);
        user.Demand(PeoplePermissions.Merge, one.UnitPath);
        user.Demand(PeoplePermissions.Merge, other.UnitPath);
        var pair = new DistinctPeople(Guid.CreateVersion7(clock.GetUtcNow()), one, other, null);
        if (await db.Set<DistinctPeople>().AnyAsync(row => row.OneId == pair.OneId && row.OtherId == pair.OtherId, cancellationToken)) return;
        db.Add(pair);
        await db.SaveChangesAsync(cancellationToken);
    }
}
