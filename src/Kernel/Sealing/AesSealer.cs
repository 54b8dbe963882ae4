using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Niangjia.Kernel.Sealing;

/// <summary>AES-256-GCM with a random nonce a value; format, key id and field name are authenticated with it. Blind index: HMAC-SHA256, first 128 bits.</summary>
/// <param name="ring">The keys.</param>
/// <param name="reload">Reads the ring again when a value carries an unknown key: another process may have added one while this one serves.</param>
public sealed class AesSealer(KeyRing ring, Func<KeyRing>? reload = null) : ISealer
{
    private volatile KeyRing _ring = ring;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <inheritdoc/>
    public string CurrentPrefix => PrefixOf(_ring);

    /// <inheritdoc/>
    public SealedText Seal(SealedField field, string value) => Seal(field.Name, Encoding.UTF8.GetBytes(value));

    /// <inheritdoc/>
    public string Open(SealedField field, SealedText value)
    {
        var (name, plain) = Open(value);
        return name == field.Name ? Encoding.UTF8.GetString(plain) : throw new SealBrokenException(SealFault.OtherField, name, "");
    }

    /// <inheritdoc/>
    public string BlindIndex(SealedField field, string value)
    {
        var hash = HMACSHA256.HashData(_ring.IndexKey, Encoding.UTF8.GetBytes(field.Name + '\0' + field.Normalise(value)));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }

    /// <inheritdoc/>
    public bool IsCurrent(SealedText value) => value.Stored.StartsWith(CurrentPrefix, StringComparison.Ordinal);

    /// <inheritdoc/>
    public SealedText Renew(SealedText value)
    {
        var (name, plain) = Open(value);
        return Seal(name, plain);
    }

    private static string PrefixOf(KeyRing ring) => $"{SealedText.Format}{SealedText.Separator}{ring.CurrentId}{SealedText.Separator}";

    private SealedText Seal(string field, byte[] plain)
    {
        var current = _ring; // Prefix and key from the same ring, even if it is reloaded meanwhile.
        var head = $"{PrefixOf(current)}{field}{SealedText.Separator}";
        var packed = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = packed.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(current.Current, TagBytes);
        aes.Encrypt(nonce, plain, packed.AsSpan(NonceBytes, plain.Length), packed.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(head));
        return SealedText.FromStored(head + Base64Url.EncodeToString(packed));
    }

    private (string Field, byte[] Plain) Open(SealedText value)
    {
        var parts = value.Stored.Split(SealedText.Separator);
        if (parts.Length != 4 || parts[0] != SealedText.Format || !Base64Url.IsValid(parts[3], out var length) || length < NonceBytes + TagBytes)
            throw new SealBrokenException(SealFault.Malformed, "?", "?");
        var (id, field) = (parts[1], parts[2]);
        var key = Find(id) ?? throw new SealBrokenException(SealFault.UnknownKey, field, id);
        var packed = Base64Url.DecodeFromChars(parts[3]);
        var plain = new byte[packed.Length - NonceBytes - TagBytes];
        var head = Encoding.UTF8.GetBytes(value.Stored[..^parts[3].Length]);
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(packed.AsSpan(0, NonceBytes), packed.AsSpan(NonceBytes, plain.Length), packed.AsSpan(NonceBytes + plain.Length), plain, head);
            return (field, plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealBrokenException(SealFault.Altered, field, id);
        }
    }

    private byte[]? Find(string id)
    {
        if (_ring.Find(id) is { } key) return key;
        if (reload is null) return null;
        _ring = reload();
        return _ring.Find(id);
    }
}
