using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.EnterAbsence;

/// <summary>Absences of an account that are not over, and who can be deputy; one's own without an id.</summary>
internal sealed record ShowAbsencesQuery(Guid? AccountId);

internal sealed record AbsenceRow(Guid Id, DateTimeOffset From, DateTimeOffset Until, string Deputy);

internal sealed record AbsencesOf(Guid AccountId, string Name, IReadOnlyList<AbsenceRow> Absences, IReadOnlyList<Candidate> Candidates);

internal sealed class ShowAbsencesHandler(AppDbContext db, CurrentUser user, ManagedAccounts accounts, Deputies deputies, TimeProvider clock)
{
    public async Task<AbsencesOf> HandleAsync(ShowAbsencesQuery query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var mine = user.AccountId ?? throw new NotFoundException();
        var account = query.AccountId is { } id && id != mine ? await accounts.FindAsync(id, cancellationToken) : await accounts.LoadAsync(mine, cancellationToken);
        var rows = await (
            from absence in db.Set<Absence>()
            join deputy in db.Set<Account>() on absence.DeputyId equals deputy.Id
            where absence.AccountId == account.Id && absence.Until > now
            orderby absence.From
            select new AbsenceRow(absence.Id, absence.From, absence.Until, deputy.Name)).ToListAsync(cancellationToken);
        return new(account.Id, account.Name, rows, await deputies.ForAsync(account.Id, account.UnitPath, cancellationToken));
    }
}
