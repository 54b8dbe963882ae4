using System.Diagnostics;
using System.Globalization;
using Niangjia.Kernel;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Niangjia.Web;

/// <summary>
/// Traces, figures and logs by OTLP to whatever collector the standard variables name (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, <c>_PROTOCOL</c>, <c>_HEADERS</c>, <c>OTEL_SERVICE_NAME</c>); nothing
/// leaves without the first.
/// </summary>
internal static class TelemetrySetup
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[Endpoint])) return;
        var version = typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? "niangjia", serviceVersion: version))
            .WithTracing(traces => traces.AddSource(Telemetry.Name, "Npgsql").AddProcessor<WithoutSecrets>()
                .AddAspNetCoreInstrumentation(options => options.Filter = http => !http.Request.Path.StartsWithSegments("/_content") && !http.Request.Path.StartsWithSegments("/health"))
                .AddHttpClientInstrumentation().AddOtlpExporter())
            .WithMetrics(figures => figures.AddMeter(Telemetry.Name, "Npgsql").AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddOtlpExporter())
            .WithLogging(logs => logs.AddProcessor(new WithoutWords()).AddOtlpExporter());
    }
}

/// <summary>
/// Addresses hold secrets: that of a calendar, of a party's door, the credentials of a gateway. A trace keeps the pattern of an address and never the address (R-SEC-07, R-PRI-13).
/// </summary>
internal sealed class WithoutSecrets : BaseProcessor<Activity>
{
    private static readonly string[] Addresses = ["url.path", "url.query", "client.address", "user_agent.original"];

    public override void OnEnd(Activity data)
    {
        if (data.Kind == ActivityKind.Server)
            foreach (var name in Addresses)
                if (data.GetTagItem(name) is not null) data.SetTag(name, name == "url.path" ? data.GetTagItem("http.route") ?? "" : null);
        if (data.GetTagItem("url.full") is string full) data.SetTag("url.full", Uri.TryCreate(full, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Authority) : "");
    }
}

/// <summary>
/// What went wrong may be told in the words of whoever it happened to: a message that does not parse, a row that does not fit. A log line leaves with the type of its exception and of what caused it, and
/// without their texts (R-PRI-13); the log of the house has them, under the same trace id.
/// </summary>
internal sealed class WithoutWords : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        var chain = Chain(data.Exception).Concat(data.Attributes?.SelectMany(one => Chain(one.Value as Exception)) ?? []).Distinct().ToList();
        if (chain.Count == 0) return;
        data.Exception = null;
        data.FormattedMessage = null;
        data.Attributes = [.. (data.Attributes ?? []).Where(one => !Tells(one.Value, chain)), new("exception.type", string.Join(" < ", chain.Select(one => one.GetType().FullName).Distinct()))];
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (var one = exception; one is not null; one = one.InnerException)
        {
            yield return one;
            if (one is AggregateException all)
                foreach (var part in all.InnerExceptions.Skip(1).SelectMany(Chain)) yield return part;
        }
    }

    private static bool Tells(object? value, IReadOnlyList<Exception> chain) =>
        value is Exception || (Convert.ToString(value, CultureInfo.InvariantCulture) is { } text && chain.Any(one => one.Message.Length > 0 && text.Contains(one.Message, StringComparison.Ordinal)));
}
