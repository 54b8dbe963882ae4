using Microsoft.AspNetCore.Components;

namespace Niangjia.Ui;

/// <summary>Addresses of this page with other query parameters.</summary>
public static class Addresses
{
    /// <summary>This page's local address with the given parameters set, or removed when null.</summary>
    public static string Address(this NavigationManager navigation, Dictionary<string, object?> query) =>
        "/" + navigation.ToBaseRelativePath(navigation.GetUriWithQueryParameters(query));
}
