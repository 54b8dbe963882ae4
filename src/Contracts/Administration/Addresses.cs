namespace Niangjia.Contracts.Administration;

/// <summary>Permissions of the module.</summary>
public static class AdministrationPermissions
{
    /// <summary>See the legal parameters and their history.</summary>
    public const string SeeParameters = "administration.parameters.see";

    /// <summary>Add versions of parameters.</summary>
    public const string EditParameters = "administration.parameters.edit";

    /// <summary>See the work calendar and count periods.</summary>
    public const string SeeCalendar = "administration.calendar.see";

    /// <summary>Load yearly holiday notices.</summary>
    public const string EditCalendar = "administration.calendar.edit";

    /// <summary>See reactions that failed and have them tried again.</summary>
    public const string RetryReactions = "administration.reactions";

    /// <summary>Ask to take away more rows than may leave unasked.</summary>
    public const string AskForExport = "administration.exports.ask";

    /// <summary>Allow or refuse what others ask for.</summary>
    public const string DecideExports = "administration.exports.decide";
}

/// <summary>Local addresses of the module.</summary>
public static class AdministrationUrls
{
    /// <summary>Legal parameters.</summary>
    public const string Parameters = "/admin/parameters";

    /// <summary>The work calendar of this year.</summary>
    public const string Calendar = "/admin/calendar";

    /// <summary>Loads a yearly notice.</summary>
    public const string ImportCalendar = "/admin/calendar/import";

    /// <summary>Counts a period day by day.</summary>
    public const string CountPeriod = "/admin/calendar/count";

    /// <summary>Reactions that failed.</summary>
    public const string Reactions = "/admin/reactions";

    /// <summary>Exports asked for: one's own and those to decide.</summary>
    public const string Exports = "/exports";

    /// <summary>Asks for an export.</summary>
    public static string AskForExport(string address) => $"{Exports}/ask?address={Uri.EscapeDataString(address)}";

    /// <summary>One export that was asked for.</summary>
    public static string Export(Guid approvalId) => $"{Exports}/{approvalId}";

    /// <summary>One parameter with its versions.</summary>
    public static string Parameter(string key) => $"{Parameters}/{key}";

    /// <summary>Adds a version of a parameter.</summary>
    public static string AddParameterVersion(string key) => $"{Parameters}/{key}/add";

    /// <summary>The work calendar of a year.</summary>
    public static string CalendarOf(int year) => $"{Calendar}?year={year}";
}
