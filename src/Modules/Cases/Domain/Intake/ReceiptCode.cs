using System.Security.Cryptography;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Intake;

/// <summary>
/// 回执码: twelve characters of Crockford's alphabet (60 bits), the only key of a visitor to a request. It is shown once; only its keyed fingerprint is
/// kept. One made from a seed can be shown again to the browser that holds the seed, so a double click loses nothing.
/// </summary>
internal static class ReceiptCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;

    /// <summary>The field of the fingerprint.</summary>
    public static readonly SealedField Field = new("receipt-code");

    private static readonly SealedField Seed = new("receipt-seed");

    /// <summary>A new code.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The code that belongs to a secret seed of at least 128 bits.</summary>
    public static string Of(string seed, ISealer sealer)
    {
        var bits = Convert.FromHexString(sealer.BlindIndex(Seed, seed));
        var number = BitConverter.ToUInt64(bits);
        return string.Create(Length, number, static (code, number) =>
        {
            for (var i = 0; i < code.Length; i++, number >>= 5) code[i] = Alphabet[(int)(number & 31)];
        });
    }

    /// <summary>Reads a code as typed: blanks, hyphens, small letters, O for 0, I and L for 1. Null when it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        var code = TypedText.Compact(typed).ToUpperInvariant().Replace("-", "", StringComparison.Ordinal).Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    /// <summary>In groups of four, for reading aloud.</summary>
    public static string Shown(string code) => $"{code[..4]}-{code[4..8]}-{code[8..]}";
}
