using Niangjia.Cases.Domain;
using Niangjia.Contracts.Cases;
using Niangjia.Ui;

namespace Niangjia.Cases.Hotline;

/// <summary>The views of the calls as links.</summary>
internal static class CallTabs
{
    public static IEnumerable<Tab> Of(CallTab? current, CallCounts counts) =>
        Enum.GetValues<CallTab>().Select(tab => new Tab(CaseWords.Of(tab), $"{HotlineUrls.Calls}?tab={tab}", tab == current, counts.Of(tab)));
}
