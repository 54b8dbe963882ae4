using Niangjia.Cases.Features.FindCaller;
using Niangjia.Cases.Hotline;

namespace Niangjia.Cases.Features.ShowCaller;

/// <summary>What is known of who calls, by the call that rings or that the user has: a number stands in no address and so in no log.</summary>
internal sealed class ShowCallerHandler(HotlineDesk desk, FindCallerHandler callers)
{
    public async Task<CallerHistory> HandleAsync(Guid callId, CancellationToken cancellationToken) =>
        await callers.HandleAsync(desk.NumberOf(await desk.OwnAsync(callId, cancellationToken)), cancellationToken);
}
