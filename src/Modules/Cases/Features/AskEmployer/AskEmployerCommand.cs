using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.AskEmployer;

/// <summary>举证通知: asks the employer for papers it is expected to hold, by a day (R §1.4, R-EVD-01); named as in the Chinese catalogue.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Items">The papers.</param>
/// <param name="Due">The day.</param>
/// <param name="Reason">Why the employer is asked although it must not learn who complains (R-HOT-05); needed then only.</param>
internal sealed record AskEmployerCommand(Guid RequestId, IReadOnlyList<string> Items, DateOnly? Due, string? Reason = null);

internal sealed class AskEmployerHandler(AppDbContext db, RequestDesk desk, TimeProvider time)
{
    public async Task HandleAsync(AskEmployerCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken);
        if (command.Due is not { } due) throw new RefusedException(DeskText.DueAfterToday, "R-EVD-01", "Due");
        request.AskEmployer(command.Items, due, ChinaTime.Today(time), command.Reason);
        await db.SaveChangesAsync(cancellationToken);
    }
}
