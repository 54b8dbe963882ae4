using System.Globalization;
using Niangjia.Kernel.Values;

namespace Niangjia.Contracts.Cases;

/// <summary>Addresses other modules may link to.</summary>
public static class CaseUrls
{
    /// <summary>The worker's first step.</summary>
    public const string Ask = "/ask";

    /// <summary>The worker's first step with something filled in, such as what a calculator has found.</summary>
    /// <param name="type">What the matter is.</param>
    /// <param name="amount">What is claimed, or null.</param>
    /// <param name="since">Since when, or null.</param>
    /// <param name="facts">How the account begins.</param>
    public static string AskAbout(CaseType type, Money? amount, DateOnly? since, string facts) =>
        $"{Ask}?type={type}{(amount is { } yuan ? $"&amount={yuan.ToString("0.00", CultureInfo.InvariantCulture)}" : "")}{(since is { } day ? $"&since={day:yyyy-MM-dd}" : "")}&facts={Uri.EscapeDataString(facts)}";

    /// <summary>The worker's second step.</summary>
    public const string AskDetails = "/ask/details";

    /// <summary>The worker's third step.</summary>
    public const string AskWho = "/ask/who";

    /// <summary>What the worker takes away.</summary>
    public const string Receipt = "/ask/receipt";

    /// <summary>The window: entering a request for somebody who has come, called or written.</summary>
    public const string Register = "/requests/new";

    /// <summary>What the window hands over afterwards.</summary>
    public const string RegisterReceipt = "/requests/new/receipt";

    /// <summary>网格代办: entering a request out in the grid.</summary>
    public const string Represent = "/grid/new";

    /// <summary>What the grid worker hands over afterwards.</summary>
    public const string RepresentReceipt = "/grid/new/receipt";

    /// <summary>How to go to arbitration; free and never blocked (R-GEN-06).</summary>
    public const string Arbitration = "/arbitration";

    /// <summary>Requests of the signed-in worker.</summary>
    public const string Mine = "/my";

    /// <summary>Requests that wait to be triaged.</summary>
    public const string TriageDesk = "/triage";

    /// <summary>How often the proposal was right.</summary>
    public const string TriageAccuracy = "/triage/accuracy";

    /// <summary>The model behind the proposals: what runs, and teaching it anew.</summary>
    public const string TriageModel = "/triage/model";

    /// <summary>What several people report.</summary>
    public const string SharedMatters = "/matters";

    /// <summary>One of them with its requests.</summary>
    public static string SharedMatter(Guid matterId) => $"/matters/{matterId}";

    /// <summary>A request as its applicant sees it.</summary>
    public static string Tracked(Guid requestId) => $"/track/{requestId}";

    /// <summary>Where a worker enters the receipt code.</summary>
    public const string Track = "/track";

    /// <summary>The staff inbox.</summary>
    public const string Inbox = "/inbox";

    /// <summary>The inbox as a file.</summary>
    public const string InboxExport = "/inbox/export";

    /// <summary>Work orders of a partner department.</summary>
    public const string WorkOrders = "/work-orders";

    /// <summary>A request for staff.</summary>
    public static string Request(Guid requestId) => $"/requests/{requestId}";

    /// <summary>The form of one step with a request, such as <c>assign</c>.</summary>
    public static string Step(Guid requestId, string step) => $"/requests/{requestId}/{step}";

    /// <summary>A file of a request.</summary>
    public static string RequestFile(Guid requestId, Guid fileId) => $"/requests/{requestId}/files/{fileId}";

    /// <summary>Confirming stream, type and urgency of a request.</summary>
    public static string Triage(Guid requestId) => $"/requests/{requestId}/triage";

    /// <summary>Matters that other organisations sent over.</summary>
    public const string Transfers = "/transfers";

    /// <summary>Registering one.</summary>
    public const string RegisterTransfer = "/transfers/new";

    /// <summary>One of them.</summary>
    public static string Transfer(Guid transferId) => $"/transfers/{transferId}";

    /// <summary>A paper of the answer to its sender.</summary>
    public static string TransferFile(Guid transferId, Guid fileId) => $"/transfers/{transferId}/files/{fileId}";

    /// <summary>Importing a file of messages, and the batches there are.</summary>
    public const string Import = "/requests/import";

    /// <summary>A batch of messages under review.</summary>
    public static string ImportBatch(Guid batchId) => $"/requests/import/{batchId}";

    /// <summary>Saying which column of its file is which.</summary>
    public static string ImportColumns(Guid batchId) => $"/requests/import/{batchId}/columns";

    /// <summary>One message of a batch.</summary>
    public static string ImportMessage(Guid batchId, Guid messageId) => $"/requests/import/{batchId}/messages/{messageId}";

    /// <summary>What became of the messages of a batch, as a file.</summary>
    public const string ImportReport = "/requests/import/report";

    /// <summary>Letters that came by e-mail.</summary>
    public const string Mails = "/requests/import/mails";

    /// <summary>A work order.</summary>
    public static string WorkOrder(Guid workOrderId) => $"/work-orders/{workOrderId}";

    /// <summary>A dispute for staff.</summary>
    public static string Dispute(Guid disputeId) => $"/disputes/{disputeId}";

    /// <summary>Disputes under mediation.</summary>
    public const string Disputes = "/disputes";

    /// <summary>Handling clocks, kept and missed.</summary>
    public const string Deadlines = "/deadlines";

    /// <summary>Relations that stand in the way of appointments (R-CAS-08).</summary>
    public const string Relations = "/relations";

    /// <summary>The form of one step with a dispute, such as <c>consent</c>.</summary>
    public static string DisputeStep(Guid disputeId, string step) => $"/disputes/{disputeId}/{step}";

    /// <summary>A meeting of a dispute and its record.</summary>
    public static string Session(Guid disputeId, Guid sessionId) => $"/disputes/{disputeId}/sessions/{sessionId}";

    /// <summary>Where a party sees and signs on its phone.</summary>
    public static string PartyDoor(string token) => $"/mediation/{token}";

    /// <summary>A paper of a party as PDF.</summary>
    public static string PartyPaperFile(string token, string paper) => $"{PartyPaper(token, paper)}/pdf";

    /// <summary>A paper of a party, for its phone: <c>acceptance</c>, <c>failure</c>, <c>agreement</c> or <c>evidence</c>.</summary>
    public static string PartyPaper(string token, string paper) => $"/mediation/{token}/papers/{paper}";
}
