namespace Niangjia.Accounts.WeChat;

/// <summary>The official account (公众号) of the union, in section <c>WeChat</c> of the settings; without it nobody is offered this way in.</summary>
internal sealed record WeChatSettings
{
    public string? AppId { get; init; }

    public string? Secret { get; init; }

    public string Api { get; init; } = "https://api.weixin.qq.com";

    /// <summary>Where WeChat asks its user.</summary>
    public string Open { get; init; } = "https://open.weixin.qq.com";

    public bool IsOffered => AppId is { Length: > 0 } && Secret is { Length: > 0 };
}
