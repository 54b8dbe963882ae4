using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Hotline;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features.ShowHotline;

/// <summary>A call at the desk: it rings, or the user has it on the line.</summary>
internal sealed record DeskCall(Guid Id, string Number, HotlineStage Stage, DateTimeOffset BeganAt, string? Shown);

/// <summary>The desk of an agent: what rings, what is on the line, what waits.</summary>
/// <param name="Ringing">Calls that ring for the user or for whoever is free, the longest first.</param>
/// <param name="Talking">Calls the user has taken and not finished.</param>
/// <param name="Counts">The other lists.</param>
/// <param name="Stamp">What rings, as a short text, so that the page hears of a change.</param>
/// <param name="Caller">The number whose history is shown: that of the call asked for, else of the one that rings longest; for the agent's eyes, never written anywhere.</param>
internal sealed record HotlineView(IReadOnlyList<DeskCall> Ringing, IReadOnlyList<DeskCall> Talking, CallCounts Counts, string Stamp, [property: System.Text.Json.Serialization.JsonIgnore] string? Caller);

internal sealed class ShowHotlineHandler(HotlineDesk desk, HotlineLists lists)
{
    public async Task<HotlineView> HandleAsync(Guid? call, CancellationToken cancellationToken)
    {
        var ringing = await lists.Ringing.OrderBy(one => one.BeganAt).Take(20).ToListAsync(cancellationToken);
        var talking = await lists.Of(CallTab.Mine).Where(one => one.Stage == HotlineStage.Talking).OrderByDescending(one => one.BeganAt).Take(20).ToListAsync(cancellationToken);
        var asked = ringing.Concat(talking).FirstOrDefault(one => one.Id == call);
        return new(
            [.. ringing.Select(Shown)], [.. talking.Select(Shown)], await lists.CountAsync(cancellationToken), await CallEvents.StampAsync(lists, cancellationToken),
            asked is null ? ringing.Select(desk.NumberOf).FirstOrDefault(number => number is not null) : desk.NumberOf(asked));
    }

    private DeskCall Shown(HotlineCall call) => new(call.Id, call.Number, call.Stage, call.BeganAt, Phone.TryParse(desk.NumberOf(call), out var phone) ? phone.ToString() : null);
}
