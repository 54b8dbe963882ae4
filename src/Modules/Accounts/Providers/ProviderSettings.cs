namespace Niangjia.Accounts.Providers;

/// <summary>A provider of identities that speaks OpenID Connect: the county's own sign-in, a city's, a ministry's. Section <c>Accounts:Oidc:0…</c> of the settings.</summary>
internal sealed record ProviderSettings
{
    /// <summary>Names it in addresses and in the database; never changed. Small letters and digits.</summary>
    public string Name { get; init; } = "";

    /// <summary>As users know it, on the button.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its address; the rest is read from <c>/.well-known/openid-configuration</c> there.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>Scopes beside <c>openid</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Claim that is the user name here too, for a provider the union trusts to know its staff; without one everybody signs in once with the password.</summary>
    public string? UserNameClaim { get; init; }

    /// <summary>Whether a second factor shown there (claim <c>amr</c>) counts here (R-SEC-04).</summary>
    public bool TrustSecondFactor { get; init; }

    /// <summary>False only for a provider on the same machine.</summary>
    public bool RequireHttps { get; init; } = true;

    /// <summary>The scheme of ASP.NET Core.</summary>
    public string Scheme => "oidc-" + Name;
}

/// <summary>All providers.</summary>
internal sealed record ProviderList(IReadOnlyList<ProviderSettings> All)
{
    public ProviderSettings? Find(string name) => All.FirstOrDefault(one => one.Name == name);
}
