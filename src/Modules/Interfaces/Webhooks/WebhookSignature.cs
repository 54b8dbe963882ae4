using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Niangjia.Interfaces.Domain;

namespace Niangjia.Interfaces.Webhooks;

/// <summary>Signs as the Standard Webhooks specification says: HMAC-SHA256 over id, time and body, by each secret that holds.</summary>
internal static class WebhookSignature
{
    /// <summary>The three headers.</summary>
    public static IEnumerable<(string Name, string Value)> Headers(string id, DateTimeOffset at, string body, IEnumerable<string> secrets)
    {
        var stamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        yield return ("webhook-id", id);
        yield return ("webhook-timestamp", stamp);
        yield return ("webhook-signature", string.Join(' ', secrets.Select(secret => Sign(secret, $"{id}.{stamp}.{body}"))));
    }

    private static string Sign(string secret, string content) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[WebhookSubscription.SecretPrefix.Length..]), Encoding.UTF8.GetBytes(content)));
}
