using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.CloseSession;
using Niangjia.Cases.Features.KeepConfidence;
using Niangjia.Cases.Features.WriteRecord;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>
/// R-EVD-02, made from the route table: whatever address there is or will be, what was told in confidence is on no page, print, list, search or export of anybody but its mediator,
/// and on none of the parties' pages.
/// </summary>
public sealed class SecrecyTests
{
    private const string Secret = "其实两千也能接受";
    private const string Offer = "愿意先付五千作为让步";
    private const string Concession = "方案是各让一步";

    [EachDatabase]
    public async Task Nothing_told_in_confidence_is_anywhere_for_anybody_else(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var (id, session) = await TellAsync(app, cast);
        await app.CountAsync(); // so that the pages of figures show some
        var routes = Route.All(app).Where(route => route.Method == "GET").ToList();
        var tried = 0;
        foreach (var role in Roles.All)
        {
            var person = await app.SignInAsAsync(role, cast.Street);
            foreach (var route in routes)
            {
                if (Values(route, cast.RequestId, id, session) is not { } values) continue;
                tried++;
                await ShouldHideAsync(person, route.Url(values), $"{role}: {route}");
            }
            foreach (var search in new[] { Secret, Offer, Concession })
                foreach (var page in new[] { CaseUrls.Inbox + "?tab=Below&q=", "/inbox/export?tab=Below&q=", CaseUrls.Disputes + "?tab=Talking&q=", CaseUrls.Disputes + "?tab=Promised&q=" })
                    await ShouldHideAsync(person, page + Uri.EscapeDataString(search), $"{role}: {page}", search);
        }
        tried.ShouldBeGreaterThan(500);
    }

    [EachDatabase]
    public async Task Neither_side_reads_a_word_of_it_on_its_own_pages(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var (id, _) = await TellAsync(app, cast);
        var worker = await app.SignInAsWorkerAsync(cast.Worker, "13900001111");
        string[] ofWorker = [CaseUrls.Tracked(cast.RequestId), CaseUrls.Mine, await app.DoorAsync(id, PartySide.Applicant), CaseUrls.Dispute(id), Niangjia.Contracts.Documents.DocumentUrls.Of("dispute", id)];
        foreach (var page in ofWorker) await ShouldHideAsync(worker, page, page);
        (await worker.OpenAsync(ofWorker[0])).ShouldShow("正在调解"); // and it is really the worker's own page
        await ShouldHideAsync(app.Browser(), await app.DoorAsync(id, PartySide.Respondent), "the employer");
    }

    private static async Task ShouldHideAsync(Browser person, string url, string who, string? searched = null)
    {
        using var answer = await person.FetchAsync(url);
        ((int)answer.StatusCode).ShouldBeLessThan(500, who);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var text = answer.StatusCode == HttpStatusCode.OK && bytes is [(byte)'P', (byte)'K', ..] ? Unzipped(bytes) : System.Text.Encoding.UTF8.GetString(bytes);
        text = WebUtility.HtmlDecode(text);
        if (searched is not null) text = text.Replace($"value=\"{searched}\"", "", StringComparison.Ordinal).Replace(Uri.EscapeDataString(searched), "", StringComparison.Ordinal);
        foreach (var secret in new[] { Secret, Offer, Concession }) text.ShouldNotContain(secret, Case.Sensitive, who);
    }

    // A workbook is a zip: what is compressed in it would be overlooked.
    private static string Unzipped(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }

    private static IReadOnlyList<string>? Values(Route route, Guid request, Guid dispute, Guid session)
    {
        var values = route.Parameters.Select(parameter => parameter switch
        {
            "requests" or "track" => request.ToString(),
            "disputes" => dispute.ToString(),
            "disputes/sessions" => session.ToString(),
            _ => null,
        }).ToList();
        return values.Contains(null) ? null : [.. values.Select(value => value!)];
    }

    private static async Task<(Guid Id, Guid Session)> TellAsync(TestApp app, Cast cast)
    {
        var id = await app.MediatingAsync(cast);
        var session = (await app.DisputeAsync(id)).Sessions[0].Id;
        app.AtTime("2026-03-04 09:00");
        await app.AsMediatorAsync(cast, async services =>
        {
            await services.GetRequiredService<CloseSessionHandler>().HandleAsync(new(id, session, true, true, true, null, null), default);
            await services.GetRequiredService<WriteRecordHandler>().HandleAsync(new(id, session, new(true, true, "要求支付", "愿意分期", Concession, "继续协商")), default);
            await services.GetRequiredService<KeepConfidenceHandler>().HandleAsync(new(id, PartySide.Applicant, false, Secret), default);
            await services.GetRequiredService<KeepConfidenceHandler>().HandleAsync(new(id, PartySide.Respondent, true, Offer), default);
        });
        await app.DraftAsync(cast, id, ("2026-04-01", 9_000m));
        return (id, session);
    }
}
