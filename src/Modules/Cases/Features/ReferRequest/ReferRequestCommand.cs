using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Numbers;

namespace Niangjia.Cases.Features.ReferRequest;

/// <summary>Sends a work order to a partner department; the request stays open until its feedback.</summary>
internal sealed record ReferRequestCommand(Guid RequestId, Guid? DepartmentId, string Matter, DateOnly? FeedbackDue);

internal sealed class ReferRequestHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, NumberSeries numbers, TimeProvider time)
{
    public async Task<Guid> HandleAsync(ReferRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken);
        var department = await desk.UnitAsync(command.DepartmentId, cancellationToken);
        if (department.Kind != UnitKind.PartnerDepartment) throw new RefusedException(CasesText.NotADepartment, "R-§1.5", "DepartmentId");
        var today = ChinaTime.Today(time);
        if (command.FeedbackDue is not { } due || due <= today) throw new RefusedException(CasesText.FeedbackInFuture, "R-§1.5", "FeedbackDue");
        var now = time.GetUtcNow();
        var number = $"GD-{today:yyyyMMdd}-{await numbers.NextAsync($"GD-{today:yyyyMMdd}", cancellationToken):0000}";
        var order = WorkOrder.Send(request, number, department.Path, command.Matter, due, desk.Actor, now);
        db.Add(order);
        request.Refer(order, command.Matter);
        await clocks.MeetAsync(request, cancellationToken, RequestClocks.Level);
        await clocks.StartFeedbackAsync(request, order, due, cancellationToken);
        await clocks.SyncAsync(request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return order.Id;
    }
}
