using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.AskSupplement;

/// <summary>Tells the applicant once everything that is missing.</summary>
internal sealed record AskSupplementCommand(Guid RequestId, IReadOnlyList<string> Missing);

internal sealed class AskSupplementHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, TimeProvider time)
{
    public async Task HandleAsync(AskSupplementCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken);
        var now = time.GetUtcNow();
        var clock = await clocks.PauseForSupplementAsync(request, now, cancellationToken);
        request.AskSupplement(command.Missing, clock.DueDate, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
