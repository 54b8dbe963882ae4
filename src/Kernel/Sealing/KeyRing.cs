using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Niangjia.Kernel.Sealing;

/// <summary>
/// The keys of one deployment: several that open, the newest of which seals, and one for blind indexes (which never changes, or look-ups would
/// find nothing). A key's id is a fingerprint of the key, so a wrong key file is told apart from tampering.
/// </summary>
public sealed class KeyRing
{
    internal const int KeyBytes = 32;
    private readonly Dictionary<string, byte[]> _keys;

    private KeyRing(IReadOnlyList<byte[]> keys, byte[] indexKey)
    {
        if (keys.Count == 0 || keys.Append(indexKey).Any(key => key.Length != KeyBytes))
            throw new InvalidOperationException($"A key ring needs at least one key and an index key, each of {KeyBytes} bytes in base64.");
        Keys = keys;
        IndexKey = indexKey;
        _keys = keys.ToDictionary(IdOf);
        CurrentId = IdOf(keys[^1]);
    }

    /// <summary>Fingerprint of the newest key.</summary>
    public string CurrentId { get; }

    /// <summary>How many keys can open.</summary>
    public int Count => Keys.Count;

    internal IReadOnlyList<byte[]> Keys { get; }

    internal byte[] IndexKey { get; }

    internal byte[] Current => Keys[^1];

    internal byte[]? Find(string id) => _keys.GetValueOrDefault(id);

    /// <summary>A new ring with one random key.</summary>
    public static KeyRing Create() => new([RandomNumberGenerator.GetBytes(KeyBytes)], RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>A ring from key material, oldest first.</summary>
    /// <exception cref="InvalidOperationException">No key, or one of a wrong length.</exception>
    public static KeyRing From(IReadOnlyList<byte[]> keys, byte[] indexKey) => new(keys, indexKey);

    /// <summary>From settings <c>Sealing:Keys:0…n</c> (base64, oldest first) and <c>Sealing:IndexKey</c>; null when there are none.</summary>
    /// <exception cref="InvalidOperationException">The settings are there but hold no keys.</exception>
    public static KeyRing? From(IConfiguration configuration)
    {
        var keys = configuration.GetSection("Sealing:Keys").GetChildren().OrderBy(child => int.TryParse(child.Key, out var at) ? at : int.MaxValue).Select(child => child.Value ?? "").ToList();
        if (keys.Count == 0) return null;
        try
        {
            return new([.. keys.Select(Convert.FromBase64String)], Convert.FromBase64String(configuration["Sealing:IndexKey"] ?? ""));
        }
        catch (FormatException e)
        {
            throw new InvalidOperationException("Sealing:Keys and Sealing:IndexKey must be base64.", e);
        }
    }

    /// <summary>The same ring with a new random key that seals from now on.</summary>
    public KeyRing WithNewKey() => new([.. Keys, RandomNumberGenerator.GetBytes(KeyBytes)], IndexKey);

    private static string IdOf(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 4));
}
