using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Delivery;

namespace Niangjia.Notices.Gateways;

/// <summary>
/// Any gateway that takes a POST of JSON: the body is a template of the settings, signed as <c>sha256=hex(HMAC(secret, timestamp "." body))</c>; the id of the
/// message goes along as <c>Idempotency-Key</c>.
/// </summary>
internal sealed class ShortMessageGateway(IHttpClientFactory clients, MessageSettings settings, TimeProvider clock) : IGateway
{
    private const string ChinaPrefix = "+86";
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    public MessageWays Way => MessageWays.ShortMessage;

    public bool Takes(MessageKind kind) => settings.ShortMessage.Url is { Length: > 0 };

    public async Task<Carried> SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        var gateway = settings.ShortMessage;
        var body = BodyOf(letter);
        var stamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, gateway.Url) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8")) };
        request.Headers.Add("Idempotency-Key", letter.Id.ToString());
        request.Headers.Add("X-Timestamp", stamp);
        if (gateway.Secret is { Length: > 0 } secret) request.Headers.Add("X-Signature", $"sha256={Sign(secret, stamp, body)}");
        foreach (var (name, value) in gateway.Headers) request.Headers.TryAddWithoutValidation(name, value);
        using var client = clients.CreateClient(nameof(Gateways));
        using var answer = await client.SendAsync(request, cancellationToken);
        // The answer itself is not kept: it may repeat what was sent.
        var said = $"HTTP {(int)answer.StatusCode}";
        if (!answer.IsSuccessStatusCode) return new(IsForGood(answer.StatusCode) ? CarriedEnd.Refused : CarriedEnd.Failed, said);
        if (gateway.Success is not { Length: > 0 } pattern || Regex.IsMatch(await answer.Content.ReadAsStringAsync(cancellationToken), pattern, RegexOptions.None, LongestMatch))
            return new(CarriedEnd.Arrived, said);
        return new(CarriedEnd.Failed, $"{said} {NoticesText.NotTaken}");
    }

    private string BodyOf(Letter letter) => Placeholders.Fill(settings.ShortMessage.Body, JavaScriptEncoder.Default.Encode, name => name switch
    {
        "id" => letter.Id.ToString(),
        "to" => letter.Address,
        "mobile" => letter.Address.StartsWith(ChinaPrefix, StringComparison.Ordinal) ? letter.Address[ChinaPrefix.Length..] : letter.Address,
        "text" => letter.Text,
        "kind" => letter.Kind.ToString(),
        _ => null,
    });

    private static string Sign(string secret, string stamp, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{stamp}.{body}")));

    private static bool IsForGood(HttpStatusCode status) =>
        (int)status is >= 400 and < 500 and not (401 or 403 or 404 or 408 or 425 or 429);
}

/// <summary>Templates of the settings.</summary>
internal static partial class Placeholders
{
    /// <summary>Puts values in for names in braces; what is no name of ours stays as it is.</summary>
    public static string Fill(string template, Func<string, string> escape, Func<string, string?> value) =>
        Name().Replace(template, match => value(match.Groups[1].Value) is { } known ? escape(known) : match.Value);

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Name();
}
