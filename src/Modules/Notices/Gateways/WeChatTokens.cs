using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Niangjia.Notices.Gateways;

/// <summary>
/// The token by which the official account is spoken for, kept until shortly before it ends. It is the stable one (stable_token): several nodes that ask get
/// the same and do not end each other's.
/// </summary>
internal sealed class WeChatTokens(IHttpClientFactory clients, MessageSettings settings, TimeProvider clock) : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _turn = new(1);
    private (string Token, DateTimeOffset Until) _kept;

    /// <summary>The token in force.</summary>
    public Task<string> CurrentAsync(CancellationToken cancellationToken) => GetAsync(null, cancellationToken);

    /// <summary>Another one than this, which the other side does not take any more; who comes second gets what the first was given.</summary>
    public Task<string> RenewAsync(string spent, CancellationToken cancellationToken) => GetAsync(spent, cancellationToken);

    /// <summary>A body of known length with Chinese as Chinese: the other side takes no body in pieces.</summary>
    public static StringContent Json<T>(T content) => new(JsonSerializer.Serialize(content, Readable), Encoding.UTF8, "application/json");

    public void Dispose() => _turn.Dispose();

    private async Task<string> GetAsync(string? spent, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if (_kept.Token is { } token && token != spent && _kept.Until > now) return token;
            using var client = clients.CreateClient(nameof(Gateways));
            var ask = new Question("client_credential", settings.WeChat.AppId!, settings.WeChat.Secret!, spent is not null);
            using var answer = await client.PostAsync($"{settings.WeChat.Api}/cgi-bin/stable_token", Json(ask), cancellationToken);
            answer.EnsureSuccessStatusCode();
            var given = await answer.Content.ReadFromJsonAsync<Answer>(cancellationToken);
            if (given?.Token is not { Length: > 0 } fresh) throw new InvalidOperationException($"WeChat token {given?.Code}");
            _kept = (fresh, now + TimeSpan.FromSeconds(given.Seconds) - Early);
            return fresh;
        }
        finally
        {
            _turn.Release();
        }
    }

    private sealed record Question(
        [property: JsonPropertyName("grant_type")] string Grant, [property: JsonPropertyName("appid")] string AppId,
        [property: JsonPropertyName("secret")] string Secret, [property: JsonPropertyName("force_refresh")] bool Force);

    private sealed record Answer(
        [property: JsonPropertyName("access_token")] string? Token, [property: JsonPropertyName("expires_in")] int Seconds, [property: JsonPropertyName("errcode")] int Code);
}
