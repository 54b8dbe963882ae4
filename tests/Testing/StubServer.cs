using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Niangjia.Testing;

/// <summary>A call that came to a stub.</summary>
public sealed record StubCall(string Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>What a stub answers.</summary>
public sealed record StubAnswer(int Status = 200, string Body = "", string? Location = null);

/// <summary>Somebody else's server on the loopback address: remembers what came, and answers as the test says.</summary>
public sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<StubCall> _calls = new();

    private StubServer(WebApplication app) => _app = app;

    /// <summary>Where it is.</summary>
    public string Url => _app.Urls.First();

    /// <summary>What came, oldest first.</summary>
    public IReadOnlyList<StubCall> Calls => [.. _calls];

    /// <summary>What came to this path, oldest first.</summary>
    public IReadOnlyList<StubCall> CallsTo(string path) => [.. _calls.Where(call => call.Path == path)];

    /// <summary>Starts one.</summary>
    public static async Task<StubServer> StartAsync(Func<StubCall, StubAnswer> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new StubServer(app);
        app.Run(http => server.AnswerAsync(http, answer));
        await app.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http, Func<StubCall, StubAnswer> answer)
    {
        using var reader = new StreamReader(http.Request.Body);
        var call = new StubCall(
            http.Request.Method, http.Request.Path, http.Request.Query.ToDictionary(one => one.Key, one => one.Value.ToString()),
            http.Request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync());
        _calls.Enqueue(call);
        var (status, body, location) = answer(call);
        http.Response.StatusCode = status;
        if (location is not null) http.Response.Headers.Location = location;
        await http.Response.WriteAsync(body);
    }
}
