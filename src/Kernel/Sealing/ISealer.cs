namespace Niangjia.Kernel.Sealing;

/// <summary>
/// Encrypts personal values for storage (R-SEC-12). Behind an interface because a deployment under 密评 seals with SM4 instead of AES.
/// </summary>
public interface ISealer
{
    /// <summary>Encrypts with the newest key. Equal values give different ciphertexts.</summary>
    SealedText Seal(SealedField field, string value);

    /// <summary>Decrypts with whatever key it was sealed with.</summary>
    /// <exception cref="SealBrokenException">Altered, moved from another field, or sealed with a key that is not in the ring.</exception>
    string Open(SealedField field, SealedText value);

    /// <summary>A keyed fingerprint (32 hex characters) of the normalised value, for unique indexes and look-up by exact value.</summary>
    string BlindIndex(SealedField field, string value);

    /// <summary>Whether the newest key sealed it; if not, the rotation renews it.</summary>
    bool IsCurrent(SealedText value);

    /// <summary>The same value under the newest key.</summary>
    /// <exception cref="SealBrokenException">See <see cref="Open"/>.</exception>
    SealedText Renew(SealedText value);

    /// <summary>What every value of the newest key starts with in storage.</summary>
    string CurrentPrefix { get; }
}

/// <summary>Short forms for optional values.</summary>
public static class OptionalSeals
{
    /// <summary>Seals a value if there is one; blank counts as none.</summary>
    public static SealedText? SealIfAny(this ISealer sealer, SealedField field, string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : sealer.Seal(field, value);

    /// <summary>Opens a value if there is one.</summary>
    public static string? OpenIfAny(this ISealer sealer, SealedField field, SealedText? value) =>
        value is null ? null : sealer.Open(field, value);

    /// <summary>The blind index of a value if there is one.</summary>
    public static string? BlindIndexIfAny(this ISealer sealer, SealedField field, string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : sealer.BlindIndex(field, value);
}

/// <summary>A sealed value cannot be opened. Not a refusal: either the data was tampered with or the key ring is not the one it was sealed with.</summary>
public sealed class SealBrokenException(SealFault fault, string field, string keyId)
    : Exception($"A sealed value of field '{field}' (key '{keyId}') cannot be opened: {fault}.")
{
    /// <summary>What is wrong.</summary>
    public SealFault Fault { get; } = fault;
}

/// <summary>Why a sealed value does not open.</summary>
public enum SealFault
{
    /// <summary>It is not in the stored form at all.</summary>
    Malformed,
    /// <summary>Its key is not in the ring: a wrong or incomplete key file.</summary>
    UnknownKey,
    /// <summary>It was sealed for another field.</summary>
    OtherField,
    /// <summary>It was altered after it was sealed.</summary>
    Altered,
}
