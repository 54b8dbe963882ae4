using Niangjia.Cases.Features.ShowCall;
using Niangjia.Contracts.Cases;
using Niangjia.Ui;

namespace Niangjia.Cases.Hotline;

/// <summary>Where a call is in the loop (R-HOT-03); one that became no request has none.</summary>
internal static class CallSteps
{
    public static IReadOnlyList<Step> Of(CallView view)
    {
        var call = view.Call;
        if (call.Ending is not null and not HotlineEnding.BecameRequest) return [new(HotlineText.StepTalk, StepState.Done), new(Domain.CaseWords.Of(call.Ending.Value), StepState.Done)];
        var at = call.Stage switch
        {
            HotlineStage.Closed => 5,
            HotlineStage.InHand => view.IsToCheck ? 4 : view.Request?.State == RequestState.Resolved ? 3 : 2,
            HotlineStage.Talking => 1,
            _ => 0,
        };
        string[] titles = [HotlineText.StepRing, HotlineText.StepTalk, HotlineText.StepHandle, HotlineText.StepCallBack, HotlineText.StepCheck];
        return [.. titles.Select((title, index) => new Step(title, index < at ? StepState.Done : index == at ? StepState.Now : StepState.Later))];
    }
}
