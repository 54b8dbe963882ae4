namespace Niangjia.Contracts.Notices;

/// <summary>What users may do with notices.</summary>
public static class NoticePermissions
{
    /// <summary>Read one's own notices; there is no reading those of others.</summary>
    public const string Read = "notices.read";

    /// <summary>See what went out and what did not, and have it sent again; never what it said.</summary>
    public const string Deliveries = "notices.deliveries";
}

/// <summary>Local addresses of the module.</summary>
public static class NoticeUrls
{
    /// <summary>One's own notices.</summary>
    public const string List = "/notices";

    /// <summary>Takes the POST that marks one as read and leads to what it is about.</summary>
    public const string Open = "/notices/open";

    /// <summary>Takes the POST that marks one, or all, as read.</summary>
    public const string Read = "/notices/read";

    /// <summary>How I want to hear of what.</summary>
    public const string Mine = "/account/notices";

    /// <summary>What went out.</summary>
    public const string Deliveries = "/admin/deliveries";
}
