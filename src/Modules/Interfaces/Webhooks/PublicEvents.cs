using System.Globalization;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Journal;

namespace Niangjia.Interfaces.Webhooks;

/// <summary>
/// What other programs can be told of, under names that stay while our own may change. Only what says by itself nothing about a person: what is in the event is
/// not sent, but its name is.
/// </summary>
internal static class PublicEvents
{
    /// <summary>Sent by a button, to try whether the other side hears.</summary>
    public const string Test = "webhook.test";

    private static readonly Dictionary<string, string> ByKind = new(StringComparer.Ordinal)
    {
        [Kind<RequestRegistered>()] = "request.registered",
        [Kind<RequestTriaged>()] = "request.triaged",
        [Kind<RequestAssigned>()] = "request.assigned",
        [Kind<RequestAccepted>()] = "request.accepted",
        [Kind<RequestEscalated>()] = "request.escalated",
        [Kind<RequestFellLate>()] = "request.late",
        [Kind<RequestResolved>()] = "request.resolved",
        [Kind<RequestReopened>()] = "request.reopened",
        [Kind<RequestRejected>()] = "request.rejected",
        [Kind<RequestWithdrawn>()] = "request.withdrawn",
        [Kind<RequestClosed>()] = "request.closed",
        [Kind<WorkOrderSent>()] = "work-order.sent",
        [Kind<WorkOrderAccepted>()] = "work-order.accepted",
        [Kind<WorkOrderAnswered>()] = "work-order.answered",
        [Kind<WorkOrderFellLate>()] = "work-order.late",
        [Kind<MediationApplied>()] = "mediation.applied",
        [Kind<MediationAccepted>()] = "mediation.accepted",
        [Kind<AgreementTookEffect>()] = "agreement.effective",
        [Kind<InstalmentBreached>()] = "agreement.breached",
        [Kind<AgreementPerformed>()] = "agreement.performed",
        [Kind<MediationEndedInFailure>()] = "mediation.failed",
        [Kind<DisputeClosed>()] = "mediation.closed",
    };

    /// <summary>Their names, in the order of the work.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByKind.Values];

    /// <summary>The kinds of journal rows behind them.</summary>
    public static IReadOnlyCollection<string> Kinds => ByKind.Keys;

    /// <summary>The name of a kind of journal row.</summary>
    public static string NameOf(string kind) => ByKind[kind];

    /// <summary>What it is, in the language of the request.</summary>
    public static string TitleOf(string name) =>
        InterfacesText.ResourceManager.GetString($"Event_{name.Replace('.', '_').Replace('-', '_')}", CultureInfo.CurrentUICulture) ?? name;

    private static string Kind<T>() => JournalNames.Of(typeof(T));
}
