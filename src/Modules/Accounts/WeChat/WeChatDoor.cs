using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;

namespace Niangjia.Accounts.WeChat;

/// <summary>What was begun at the door, kept in a protected cookie of this browser.</summary>
/// <param name="State">Comes back with the answer; whoever plants an answer of his own does not know it.</param>
/// <param name="Return">Where to go afterwards.</param>
/// <param name="Binds">The account that is to be bound, or null for a sign-in.</param>
internal sealed record BegunAtWeChat(string State, string? Return, Guid? Binds);

/// <summary>
/// WeChat's web-page authorisation (OAuth 2.0, scope snsapi_base: only the openid, and no question to the user): leads there, and learns who came back.
/// </summary>
internal sealed class WeChatDoor(IHttpClientFactory clients, WeChatSettings settings, SignInTicket ticket, IHttpContextAccessor accessor)
{
    public const string Client = "WeChat";

    /// <summary>The address at WeChat to go to.</summary>
    public string Begin(string? returnUrl, Guid? binds)
    {
        if (!settings.IsOffered) throw new NotFoundException();
        var state = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        ticket.Keep(Tickets.AtWeChat, JsonSerializer.Serialize(new BegunAtWeChat(state, returnUrl, binds)));
        var request = accessor.HttpContext!.Request;
        var back = Uri.EscapeDataString($"{request.Scheme}://{request.Host}{AccountUrls.WeChatReturn}");
        return $"{settings.Open}/connect/oauth2/authorize?appid={Uri.EscapeDataString(settings.AppId!)}&redirect_uri={back}&response_type=code&scope=snsapi_base&state={state}#wechat_redirect";
    }

    /// <summary>What this browser began, and the openid of who came back.</summary>
    /// <exception cref="RefusedException">It did not begin it, took too long, or WeChat does not know the code.</exception>
    public async Task<(BegunAtWeChat Begun, string OpenId)> FinishAsync(string? code, string? state, CancellationToken cancellationToken)
    {
        if (!settings.IsOffered) throw new NotFoundException();
        var begun = ticket.Find(Tickets.AtWeChat) is { } kept ? JsonSerializer.Deserialize<BegunAtWeChat>(kept) : null;
        ticket.Forget();
        if (begun is null || begun.State != state || code is not { Length: > 0 and <= 512 }) throw new RefusedException(AccountsText.SignInTookTooLong);
        using var client = clients.CreateClient(Client);
        var address = $"{settings.Api}/sns/oauth2/access_token?appid={Uri.EscapeDataString(settings.AppId!)}&secret={Uri.EscapeDataString(settings.Secret!)}&code={Uri.EscapeDataString(code)}&grant_type=authorization_code";
        return (begun, await AskAsync(client, address, cancellationToken) ?? throw new RefusedException(AccountsText.WeChatDoesNotKnow));
    }

    private static async Task<string?> AskAsync(HttpClient client, string address, CancellationToken cancellationToken)
    {
        try
        {
            // WeChat answers JSON under the type text/plain.
            var said = JsonSerializer.Deserialize<Answer>(await client.GetStringAsync(address, cancellationToken));
            return said?.OpenId is { Length: > 0 and <= 64 } openId ? openId : null;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private sealed record Answer([property: JsonPropertyName("openid")] string? OpenId);
}
