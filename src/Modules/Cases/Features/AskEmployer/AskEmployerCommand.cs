using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.AskEmployer;

/// <summary>举证通知: asks the employer for papers it is expected to hold, by a day (R §1.4, R-EVD-01); named as in the Chinese catalogue.</summary>
internal sealed record AskEmployerCommand(Guid RequestId, IReadOnlyList<string> Items, DateOnly? Due);

internal sealed class AskEmployerHandler(AppDbContext db, RequestDesk desk, TimeProvider time)
{
    public async Task HandleAsync(AskEmployerCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken);
        if (command.Due is not { } due) throw new RefusedException(DeskText.DueAfterToday, "R-EVD-01", "Due");
        request.AskEmployer(command.Items, due, ChinaTime.Today(time));
        await db.SaveChangesAsync(cancellationToken);
    }
}
