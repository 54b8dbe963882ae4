using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Triage;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.ShowReceipt;

/// <summary>What the worker takes away.</summary>
internal sealed record Receipt(
    Guid Id, string Number, string Code, DateTimeOffset At, string UnitName, string? UnitPhone, DateTimeOffset ContactBy, bool IsDanger, bool ByStaff);

/// <summary>The receipt of the request this browser has just sent; only its secret shows the code again.</summary>
internal sealed class ShowReceiptHandler(AppDbContext db, IntakeDrafts drafts, TrackGrants grants, IUnitDirectory units)
{
    public async Task<Receipt?> HandleAsync(CancellationToken cancellationToken)
    {
        if (await drafts.LastSentAsync(cancellationToken) is not { } sent) return null;
        var request = await db.Set<WorkerRequest>().AsNoTracking().FoundAsync(sent.RequestId, cancellationToken);
        var contact = await db.Set<Clock>().Where(clock => clock.SubjectId == request.Id && clock.Code.StartsWith(RequestClocks.Contact))
            .OrderBy(clock => clock.StartedAt).Select(clock => (DateTimeOffset?)clock.DueAt).FirstOrDefaultAsync(cancellationToken);
        var tree = await units.TreeAsync(cancellationToken);
        var unit = tree.HandlerOf(request.UnitPath, HandlingLevel.Community) ?? tree.District;
        if (request.EnteredById is null) grants.Give(request.Id);
        return new(
            request.Id, request.Number, sent.Code, request.SubmittedAt, unit.Name, unit.Phone ?? tree.District.Phone, contact ?? request.SubmittedAt.AddDays(1),
            TriageProposal.FromJson(request.SuggestionReasons)?.CallPolice == true, request.EnteredById is not null);
    }
}
