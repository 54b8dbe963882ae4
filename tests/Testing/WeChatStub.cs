using System.Collections.Concurrent;
using System.Text.Json;

namespace Niangjia.Testing;

/// <summary>WeChat as its public protocol describes it: tokens, template messages, and who comes back with a code.</summary>
public sealed class WeChatStub : IAsyncDisposable
{
    private const string AppId = "wx-app";
    private const string Secret = "wx-secret";
    private readonly ConcurrentDictionary<string, string> _codes = new();
    private readonly ConcurrentQueue<JsonElement> _messages = new();
    private StubServer _server = null!;
    private int _tokens;

    /// <summary>Those who follow the official account.</summary>
    public HashSet<string> Followers { get; } = [];

    /// <summary>An error that the next messages get, such as -1 for busy; 0 for none.</summary>
    public int Error { get; set; }

    /// <summary>Template messages that arrived.</summary>
    public IReadOnlyList<JsonElement> Messages => [.. _messages];

    /// <summary>How often a token was asked for.</summary>
    public int Tokens => _tokens;

    /// <summary>What the product is told of it.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("WeChat:AppId", AppId), ("WeChat:Secret", Secret), ("WeChat:Api", _server.Url), ("WeChat:Open", _server.Url), ("Niangjia:Address", "https://union.example"),
        ("WeChat:Templates:Progress:Id", "TM-1"), ("WeChat:Templates:Progress:Fields:thing1", "{kind}"), ("WeChat:Templates:Progress:Fields:const2", "{text}"),
        ("WeChat:Templates:Work:Id", "TM-2"), ("WeChat:Templates:Work:Fields:thing1", "{text}"),
    ];

    /// <summary>Starts it.</summary>
    public static async Task<WeChatStub> StartAsync()
    {
        var stub = new WeChatStub();
        stub._server = await StubServer.StartAsync(stub.Answer);
        return stub;
    }

    /// <summary>Somebody agrees in WeChat: the code with which the browser comes back.</summary>
    public string CodeOf(string openId)
    {
        var code = $"code{_codes.Count + 1}";
        _codes[code] = openId;
        return code;
    }

    /// <summary>The token in force is no good any more.</summary>
    public void SpendToken() => Interlocked.Increment(ref _tokens);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // As the real one: a body in pieces is not read.
    private StubAnswer Answer(StubCall call) => call.Headers.ContainsKey("Transfer-Encoding") ? new(412) : call.Path switch
    {
        "/cgi-bin/stable_token" => Token(call),
        "/cgi-bin/message/template/send" => Send(call),
        "/sns/oauth2/access_token" => call.Query["appid"] == AppId && call.Query["secret"] == Secret && _codes.TryRemove(call.Query["code"], out var openId)
            ? new(Body: $$"""{"access_token":"user","expires_in":7200,"openid":"{{openId}}","scope":"snsapi_base"}""")
            : new(Body: """{"errcode":40029,"errmsg":"invalid code"}"""),
        _ => new(404),
    };

    private StubAnswer Token(StubCall call)
    {
        using var asked = JsonDocument.Parse(call.Body);
        if (asked.RootElement.GetProperty("appid").GetString() != AppId || asked.RootElement.GetProperty("grant_type").GetString() != "client_credential") return new(Body: """{"errcode":40013}""");
        return new(Body: $$"""{"access_token":"T{{Interlocked.Increment(ref _tokens)}}","expires_in":7200}""");
    }

    private StubAnswer Send(StubCall call)
    {
        if (call.Query["access_token"] != $"T{_tokens}") return new(Body: """{"errcode":40001,"errmsg":"invalid credential"}""");
        if (Error != 0) return new(Body: $$"""{"errcode":{{Error}}}""");
        var message = JsonDocument.Parse(call.Body).RootElement.Clone();
        if (!Followers.Contains(message.GetProperty("touser").GetString()!)) return new(Body: """{"errcode":43004,"errmsg":"require subscribe"}""");
        _messages.Enqueue(message);
        return new(Body: """{"errcode":0,"errmsg":"ok","msgid":1}""");
    }
}
