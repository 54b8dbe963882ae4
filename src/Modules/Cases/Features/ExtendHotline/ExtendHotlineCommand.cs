using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Cases.Features.ExtendHotline;

/// <summary>Half the period of the class once more, once and with a reason (R-HOT-02); approved by whoever sends things on in the unit.</summary>
internal sealed record ExtendHotlineCommand(Guid RequestId, string? Reason);

internal sealed class ExtendHotlineHandler(AppDbContext db, RequestDesk desk, RequestClocks requestClocks, LegalClocks clocks, LegalParameters parameters)
{
    public async Task HandleAsync(ExtendHotlineCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken);
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new RefusedException(CasesText.ReasonNeeded, "R-HOT-02", nameof(command.Reason));
        if ((await clocks.OfAsync(request.Id, cancellationToken)).FirstOrDefault(one => one.IsOpen && one.Code.StartsWith(RequestClocks.Hotline, StringComparison.Ordinal)) is not { } clock)
            throw new RefusedException(HotlineText.NoPeriodRuns, "R-HOT-02");
        if (clock.Extensions.Count > 0) throw new RefusedException(HotlineText.ExtendedAlready, "R-HOT-02");
        var half = await parameters.PeriodAsync(clock.Code + ".ext", cancellationToken, clock.StartDate);
        await clocks.ExtendAsync(clock, half, command.Reason.Trim(), desk.ActorName, null, cancellationToken);
        request.ExtendClass(clock.DueDate, command.Reason.Trim());
        await requestClocks.SyncAsync(request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
