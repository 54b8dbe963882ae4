namespace Niangjia.Contracts.Reporting;

/// <summary>What users may do with boards.</summary>
public static class ReportingPermissions
{
    /// <summary>See the board of one's units.</summary>
    public const string Board = "reporting.board";
}

/// <summary>Addresses other modules may link to.</summary>
public static class ReportingUrls
{
    /// <summary>The leader's board.</summary>
    public const string Board = "/board";

    /// <summary>The board as a file.</summary>
    public const string BoardExport = "/board/export";

    /// <summary>Tells an open board that something has changed.</summary>
    public const string BoardEvents = "/board/events";

    /// <summary>What everybody may read.</summary>
    public const string Transparency = "/transparency";

    /// <summary>The same for programs.</summary>
    public const string TransparencyJson = "/transparency.json";

    /// <summary>The same as a table.</summary>
    public const string TransparencyCsv = "/transparency.csv";
}
