using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Delivery;

namespace Niangjia.Notices.Gateways;

/// <summary>Template messages of the official account, by the public protocol. <c>client_msg_id</c> keeps one from being shown twice.</summary>
internal sealed class WeChatGateway(IHttpClientFactory clients, WeChatTokens tokens, MessageSettings settings) : IGateway
{
    private const int Done = 0;

    // The token is spent: 40001 and 40014 not good, 42001 over its time.
    private static readonly int[] TokenIsSpent = [40001, 40014, 42001];

    // Busy, or more than may be sent a day or a minute.
    private static readonly int[] Later = [-1, 45009, 45011, 50002];

    public MessageWays Way => MessageWays.WeChat;

    public bool Takes(MessageKind kind) => settings.WeChat is { AppId.Length: > 0, Secret.Length: > 0 } && settings.WeChat.Templates.ContainsKey(kind.ToString());

    public async Task<Carried> SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        var token = await tokens.CurrentAsync(cancellationToken);
        var code = await SendAsync(letter, token, cancellationToken);
        if (TokenIsSpent.Contains(code)) code = await SendAsync(letter, await tokens.RenewAsync(token, cancellationToken), cancellationToken);
        // Everything else is about this person or this template (43004: does not follow the account) and will not change by itself.
        return new(code == Done ? CarriedEnd.Arrived : Later.Contains(code) || TokenIsSpent.Contains(code) ? CarriedEnd.Failed : CarriedEnd.Refused, $"WeChat {code}");
    }

    private async Task<int> SendAsync(Letter letter, string token, CancellationToken cancellationToken)
    {
        var template = settings.WeChat.Templates[letter.Kind.ToString()];
        var message = new TemplateMessage(
            letter.Address, template.Id, settings.LinkTo(letter.Url), letter.Id.ToString("N"),
            template.Fields.ToDictionary(field => field.Key, field => new TemplateValue(ValueOf(field.Key, field.Value, letter))));
        using var client = clients.CreateClient(nameof(Gateways));
        using var answer = await client.PostAsync($"{settings.WeChat.Api}/cgi-bin/message/template/send?access_token={Uri.EscapeDataString(token)}", WeChatTokens.Json(message), cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<WeChatAnswer>(cancellationToken))!.Code;
    }

    private static string ValueOf(string field, string template, Letter letter)
    {
        var value = Placeholders.Fill(template, text => text, name => name switch
        {
            "text" => letter.Text,
            "kind" => letter.Heading,
            "time" => ChinaTime.Of(letter.At).ToString("yyyy年M月d日 HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            _ => null,
        });
        // The protocol takes at most 20 characters in a field of the kind "thing".
        return field.StartsWith("thing", StringComparison.Ordinal) && value.Length > 20 ? value[..19] + "…" : value;
    }

    private sealed record TemplateMessage(
        [property: JsonPropertyName("touser")] string To, [property: JsonPropertyName("template_id")] string Template,
        [property: JsonPropertyName("url"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Url,
        [property: JsonPropertyName("client_msg_id")] string Id, [property: JsonPropertyName("data")] Dictionary<string, TemplateValue> Data);

    private sealed record TemplateValue([property: JsonPropertyName("value")] string Value);

    private sealed record WeChatAnswer([property: JsonPropertyName("errcode")] int Code);
}
