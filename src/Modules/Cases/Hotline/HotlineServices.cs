using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Papers;
using Niangjia.Cases.Reactions;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Documents;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Cases.Hotline;

/// <summary>What the hotline needs besides its handlers.</summary>
internal static class HotlineServices
{
    public static IServiceCollection AddHotline(this IServiceCollection services) => services
        .AddScoped<HotlineDesk>()
        .AddScoped<HotlineLoop>()
        .AddScoped<HotlineLists>()
        .AddScoped<IDocumentSource, HotlineDocuments>()
        .AddScoped<IMenuBadge, RingingBadge>()
        .AddScoped<IMenuBadge, CallsBadge>()
        .AddReaction<RequestResolved, WhenHotlineRequestEnds>()
        .AddReaction<RequestAwaitsCheck, WhenHotlineRequestEnds>()
        .AddReaction<RequestClosed, WhenHotlineRequestEnds>()
        .AddReaction<RequestWithdrawn, WhenHotlineRequestEnds>()
        .AddReaction<RequestRejected, WhenHotlineRequestEnds>()
        .AddReaction<RequestMerged, WhenHotlineRequestEnds>()
        .AddReaction<RequestReopened, WhenHotlineRequestEnds>()
        .AddReaction<RequestResolved, WhenCallWaits>()
        .AddReaction<RequestAwaitsCheck, WhenCallWaits>()
        .AddReaction<RequestClosed, WhenCallWaits>()
        .AddReaction<ClockFellOverdue, WhenCallWaits>(WhenCallWaits.Concerns);
}
