using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Niangjia.Kernel.Sealing;

/// <summary>
/// A personal value as an entity holds it and the database stores it: encrypted. Only <see cref="ISealer.Open"/> turns it back, so opening is always a
/// deliberate step in a handler (where it is masked or journalled) and never a side effect of a query. The text is
/// <c>1:key id:field:base64url(nonce, ciphertext, tag)</c>.
/// </summary>
public sealed record SealedText
{
    internal const char Separator = ':';
    internal const string Format = "1";

    private SealedText(string stored) => Stored = stored;

    /// <summary>The stored form. Holds nothing readable but the key id and the name of the field.</summary>
    public string Stored { get; }

    /// <summary>Takes a value from storage as it is; whether it is sound shows when it is opened.</summary>
    public static SealedText FromStored(string stored) => new(stored);

    /// <summary>Says that there is something, never what.</summary>
    public override string ToString() => "(sealed)";
}

/// <summary>How <see cref="SealedText"/> is kept in a column.</summary>
public sealed class SealedTextConverter() : ValueConverter<SealedText, string>(value => value.Stored, stored => SealedText.FromStored(stored));

/// <summary>
/// What kind of value is sealed. A ciphertext is bound to its field: moved to another column it does not open. Two columns that share a field
/// (the phone of a person and of a request) get the same blind index and can be matched.
/// </summary>
public sealed record SealedField
{
    private readonly Func<string, string> _normalise;

    /// <summary>Defines a field; make it a static of the owning module.</summary>
    /// <param name="name">Lower-case letters, digits, dots and hyphens, at most 40; never changed once data exists.</param>
    /// <param name="normalise">Brings a value into the form in which equal values are equal; used for the blind index only. Default: <see cref="Values.TypedText.Compact"/>, upper case.</param>
    public SealedField(string name, Func<string, string>? normalise = null)
    {
        if (name.Length is 0 or > 40 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-'))
            throw new ArgumentException("Letters a-z, digits, dots and hyphens, at most 40.", nameof(name));
        Name = name;
        _normalise = normalise ?? (value => Values.TypedText.Compact(value).ToUpperInvariant());
    }

    /// <summary>18-character identity number (R-COD-02).</summary>
    public static SealedField CitizenId { get; } = new("citizen-id");

    /// <summary>Mobile or landline in E.164 form (R-COD-05).</summary>
    public static SealedField Phone { get; } = new("phone");

    /// <summary>Bank card or account number (R-COD-07).</summary>
    public static SealedField BankCard { get; } = new("bank-card");

    /// <summary>Home address.</summary>
    public static SealedField Address { get; } = new("address");

    /// <summary>Illness and disability (R-PRI-04).</summary>
    public static SealedField Health { get; } = new("health");

    /// <summary>Any other text that needs protection, such as caucus notes.</summary>
    public static SealedField Note { get; } = new("note");

    /// <summary>The name inside the ciphertext.</summary>
    public string Name { get; }

    internal string Normalise(string value) => _normalise(value);
}
