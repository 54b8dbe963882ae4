using Microsoft.Extensions.Configuration;
using MailKit.Security;

namespace Niangjia.Notices.Gateways;

/// <summary>What the operator decides in section <c>Messages</c> of the settings: which gateways there are.</summary>
internal sealed record MessageSettings
{
    /// <summary>Where the public finds the platform, for links; null leaves them out.</summary>
    public string? Address { get; private init; }

    public ShortMessageSettings ShortMessage { get; init; } = new();

    public SmtpSettings Smtp { get; init; } = new();

    public WeChatSettings WeChat { get; private init; } = new();

    public static MessageSettings Of(IConfiguration configuration) => (configuration.GetSection("Messages").Get<MessageSettings>() ?? new()) with
    {
        Address = configuration["Niangjia:Address"]?.TrimEnd('/'),
        WeChat = configuration.GetSection("WeChat").Get<WeChatSettings>() ?? new(),
    };

    /// <summary>The full address of a page, or null when nobody has said where the platform is.</summary>
    public string? LinkTo(string? url) => Address is null || url is null ? null : Address + url;
}

/// <summary>A gateway for short messages that takes a POST.</summary>
internal sealed record ShortMessageSettings
{
    /// <summary>Where to post; null when there is none.</summary>
    public string? Url { get; init; }

    /// <summary>Signs each call; null for none.</summary>
    public string? Secret { get; init; }

    /// <summary>The JSON sent; what stands in braces is put in, escaped: id, to (E.164), mobile (11 digits), text, kind.</summary>
    public string Body { get; init; } = """{"id":"{id}","to":"{to}","text":"{text}","kind":"{kind}"}""";

    /// <summary>Headers sent with it, such as a key.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>A pattern that stands in the answer when it was taken, for gateways that answer 200 to everything; null when the status tells.</summary>
    public string? Success { get; init; }
}

/// <summary>A mail server.</summary>
internal sealed record SmtpSettings
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.StartTls;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The sender.</summary>
    public string? From { get; init; }
}

/// <summary>The official account (公众号) of the union.</summary>
internal sealed record WeChatSettings
{
    public string? AppId { get; init; }

    public string? Secret { get; init; }

    public string Api { get; init; } = "https://api.weixin.qq.com";

    /// <summary>Templates by kind of message.</summary>
    public Dictionary<string, TemplateSettings> Templates { get; init; } = [];
}

/// <summary>A template of the official account and what goes into it.</summary>
internal sealed record TemplateSettings
{
    public string Id { get; init; } = "";

    /// <summary>Each field of the template with its value; what stands in braces is put in: text, kind, time.</summary>
    public Dictionary<string, string> Fields { get; init; } = [];
}
