using Microsoft.Extensions.Configuration;

namespace Niangjia.Kernel.Parameters;

/// <summary>
/// Where this installation stands: setting <c>Niangjia:Jurisdiction</c>, a province such as <c>CN-50</c> or a city such as
/// <c>CN-3302</c>; <c>CN</c> when it is not set. LOCAL is always asked first (R-GEN-02).
/// </summary>
public sealed class Jurisdiction
{
    /// <summary>Reads the setting.</summary>
    /// <exception cref="InvalidOperationException">The setting is not such a code.</exception>
    public Jurisdiction(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Chain = ChainOf(configuration["Niangjia:Jurisdiction"] is { Length: > 0 } code ? code : JurisdictionProfile.National);
    }

    /// <summary>The places asked for a value, most local first.</summary>
    public IReadOnlyList<string> Chain { get; }

    /// <summary>LOCAL, then the code itself, then what contains it.</summary>
    public static IReadOnlyList<string> ChainOf(string code)
    {
        if (code == JurisdictionProfile.National) return [JurisdictionProfile.Local, code];
        if (code is not { Length: 5 or 7 } || !code.StartsWith("CN-", StringComparison.Ordinal) || !code[3..].All(char.IsAsciiDigit))
            throw new InvalidOperationException($"Niangjia:Jurisdiction '{code}' is neither CN nor a code such as CN-50 or CN-3302.");
        return code.Length == 5
            ? [JurisdictionProfile.Local, code, JurisdictionProfile.National]
            : [JurisdictionProfile.Local, code, code[..5], JurisdictionProfile.National];
    }
}
