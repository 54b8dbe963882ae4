using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Niangjia.Kernel.Sealing;

/// <summary>AES-256-GCM with a random nonce a value; format, key id and field name are authenticated with it. Blind index: HMAC-SHA256, first 128 bits.</summary>
public sealed class AesSealer(KeyRing ring) : ISealer
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <inheritdoc/>
    public string CurrentPrefix => $"{SealedText.Format}{SealedText.Separator}{ring.CurrentId}{SealedText.Separator}";

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
        var hash = HMACSHA256.HashData(ring.IndexKey, Encoding.UTF8.GetBytes(field.Name + '\0' + field.Normalise(value)));
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

    private SealedText Seal(string field, byte[] plain)
    {
        var head = $"{CurrentPrefix}{field}{SealedText.Separator}";
        var packed = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = packed.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(ring.Current, TagBytes);
        aes.Encrypt(nonce, plain, packed.AsSpan(NonceBytes, plain.Length), packed.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(head));
        return SealedText.FromStored(head + Base64Url.EncodeToString(packed));
    }

    private (string Field, byte[] Plain) Open(SealedText value)
    {
        var parts = value.Stored.Split(SealedText.Separator);
        if (parts.Length != 4 || parts[0] != SealedText.Format || !Base64Url.IsValid(parts[3], out var length) || length < NonceBytes + TagBytes)
            throw new SealBrokenException(SealFault.Malformed, "?", "?");
        var (id, field) = (parts[1], parts[2]);
        var key = ring.Find(id) ?? throw new SealBrokenException(SealFault.UnknownKey, field, id);
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
}
