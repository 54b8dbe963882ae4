namespace Niangjia.Contracts.Cases;

/// <summary>Addresses of the hotline desk.</summary>
public static class HotlineUrls
{
    /// <summary>The desk of the agent.</summary>
    public const string Desk = "/hotline";

    /// <summary>The desk with what is known of who calls; the telephone system opens it with the id it was given when it announced the call, since no number belongs into an address.</summary>
    public static string DeskOf(Guid callId) => $"{Desk}?call={callId}";

    /// <summary>Tells an open desk that the telephone rings.</summary>
    public const string Events = "/hotline/events";

    /// <summary>Calls: mine, to call back, to check, overdue.</summary>
    public const string Calls = "/hotline/calls";

    /// <summary>One call.</summary>
    public static string Call(Guid callId) => $"/hotline/calls/{callId}";

    /// <summary>The form of one step with a call, such as <c>record</c>.</summary>
    public static string Step(Guid callId, string step) => $"/hotline/calls/{callId}/{step}";
}
