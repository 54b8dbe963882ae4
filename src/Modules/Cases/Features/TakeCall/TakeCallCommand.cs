using Niangjia.Cases.Hotline;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.TakeCall;

/// <summary>An agent takes a call that rings, with one key: the record is open.</summary>
internal sealed record TakeCallCommand(Guid CallId);

internal sealed class TakeCallHandler(AppDbContext db, HotlineDesk desk)
{
    public async Task HandleAsync(TakeCallCommand command, CancellationToken cancellationToken)
    {
        var call = await desk.OpenAsync(command.CallId, CasePermissions.AnswerCalls, cancellationToken);
        call.Take(desk.Actor, desk.Now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
