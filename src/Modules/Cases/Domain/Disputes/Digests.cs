using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>Fingerprints of what was signed.</summary>
internal static class Digests
{
    /// <summary>SHA-256, in lower-case hexadecimal, of all parts; a part cannot run over into the next.</summary>
    public static string Of(params ReadOnlySpan<object?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            var value = Convert.ToString(part is DateTime at ? at.ToString("O", CultureInfo.InvariantCulture) : part, CultureInfo.InvariantCulture) ?? "";
            text.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value};");
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
