namespace Niangjia.Contracts.Cases;

/// <summary>What users may do with requests and disputes.</summary>
public static class CasePermissions
{
    /// <summary>See requests of one's units.</summary>
    public const string See = "cases.see";

    /// <summary>Enter a request for a worker.</summary>
    public const string Register = "cases.register";

    /// <summary>Enter a request on a worker's behalf, out in the grid (网格代办).</summary>
    public const string Represent = "cases.represent";

    /// <summary>Confirm stream, type and urgency; split, merge, reject.</summary>
    public const string Triage = "cases.triage";

    /// <summary>Teach the model of the triage anew, or go back to an earlier one.</summary>
    public const string TeachTriage = "cases.teach-triage";

    /// <summary>Assign and hand down.</summary>
    public const string Dispatch = "cases.dispatch";

    /// <summary>Accept, return, ask for supplements, escalate, refer, resolve.</summary>
    public const string Handle = "cases.handle";

    /// <summary>Call applicants back after the result (回访).</summary>
    public const string CallBack = "cases.call-back";

    /// <summary>Lead a mediation.</summary>
    public const string Mediate = "cases.mediate";

    /// <summary>Appoint mediators, override a conflict, accept or refuse an application.</summary>
    public const string DirectMediation = "cases.direct-mediation";

    /// <summary>Answer work orders of one's department.</summary>
    public const string AnswerWorkOrders = "cases.answer-work-orders";

    /// <summary>See rating and triage accuracy figures and export lists.</summary>
    public const string Export = "cases.export";

    /// <summary>Answer calls to the hotline 12351.</summary>
    public const string AnswerCalls = "cases.answer-calls";

    /// <summary>See the calls of the hotline and check how they were handled (质检).</summary>
    public const string CheckCalls = "cases.check-calls";

    /// <summary>Register, accept, return and answer what other organisations send over.</summary>
    public const string Transfers = "cases.transfers";

    /// <summary>Send matters over for one's department, and see how they go.</summary>
    public const string SendTransfers = "cases.send-transfers";

    /// <summary>Import files of messages and letters by e-mail, and judge them.</summary>
    public const string Import = "cases.import";
}
