using Niangjia.Contracts.Accounts;
using Niangjia.Ui;

namespace Niangjia.Accounts;

/// <summary>Return addresses: local ones only, so that no link to us can lead on to somebody else.</summary>
internal static class Paths
{
    /// <summary>A return address from the query, or the first page of whoever is signed in.</summary>
    public static string LocalOrHome(string? url) => Local(url) ?? AccountUrls.Home;

    /// <summary>The address with the return address, if that is a local one.</summary>
    public static string WithReturn(string url, string? returnUrl) =>
        Local(returnUrl) is { } local ? $"{url}?return={Uri.EscapeDataString(local)}" : url;

    private static string? Local(string? url) =>
        url is { Length: <= 500 } && Redirect.LocalOr(url, "") is { Length: > 0 } local && !local.Contains('\\', StringComparison.Ordinal) ? local : null;
}
