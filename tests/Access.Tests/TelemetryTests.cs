using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Niangjia.Access.Tests;

/// <summary>What a collector is told, by a collector that listens.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_hears_of_pages_and_reactions_and_of_no_secret()
    {
        var heard = new ConcurrentDictionary<string, string>();
        await using var collector = WebApplication.CreateSlimBuilder().Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            heard.AddOrUpdate(signal, Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            return Results.Ok();
        });
        await collector.StartAsync();
        var address = collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

        await using (var app = await TestApp.StartOnPortAsync(Db.Sqlite, ("OTEL_EXPORTER_OTLP_ENDPOINT", address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_EXPORTER_OTLP_TIMEOUT", "60000")))
        {
            using var http = new HttpClient { BaseAddress = new(app.Url) };
            await http.GetAsync("/calendars/verysecretaddress.ics?token=alsosecret");
            await http.GetAsync("/");
            var town = await app.BuildTownAsync();
            await app.AddPersonAsync(town.Community.Path, "李不该见", "13900007777");
            await app.FileRequestAsync(town, "老板三个月没发工资，一共六千元", 6000m);
            // Every reaction fails, in words that nobody outside may read.
            await app.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER breaks BEFORE INSERT ON kernel_reaction_done BEGIN SELECT RAISE(ABORT, '李不该见 13900007777'); END"));
            await app.RunJournalAsync();
            // Now, and not within the few seconds that an end of the program grants.
            app.Services.GetRequiredService<TracerProvider>().ForceFlush(60_000);
            app.Services.GetRequiredService<MeterProvider>().ForceFlush(60_000);
            app.Services.GetRequiredService<LoggerProvider>().ForceFlush(60_000);
        }

        heard.Keys.ShouldContain("traces");
        heard["traces"].ShouldContain("/calendars/{secret}.ics");
        heard["traces"].ShouldContain("niangjia");
        heard.Keys.ShouldContain("metrics");
        heard["metrics"].ShouldContain("http.server.request.duration");
        heard["logs"].ShouldContain("Microsoft.Data.Sqlite.SqliteException");
        heard["logs"].ShouldNotContain("   at ");
        foreach (var (signal, told) in heard)
            foreach (var secret in new[] { "verysecretaddress", "alsosecret", "13900007777", "127.0.0.1:" + new Uri(address).Port })
                told.ShouldNotContain(secret, Case.Sensitive, signal);
    }
}
