using System.Diagnostics;
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
            .WithLogging(logs => logs.AddOtlpExporter());
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
