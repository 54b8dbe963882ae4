using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Journal;

namespace Niangjia.Interfaces.Tests;

/// <summary>GeoReport v2 as a stranger uses it.</summary>
public sealed class Open311Tests
{
    private const string Root = "/open311/v2";

    [EachDatabase]
    public async Task What_is_posted_can_be_followed_and_gives_nobody_away(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.AddUnitsAsync();
        var stranger = app.Browser();
        var id = await PostAsync(stranger, ("service_code", "LD01"), ("address_string", "春晖路 8 号"), ("description", "三个月没有发工资了，老板张三一直躲着"), ("last_name", "李"), ("first_name", "平"), ("phone", "16000000001"),
            ("attribute[consent]", "yes"), ("attribute[employer]", "春晖制鞋厂"), ("attribute[amount]", "8000"), ("lat", "30.1"), ("long", "120.2"));
        id.ShouldStartWith("QS-");
        var one = (await JsonAsync(stranger, $"{Root}/requests/{id}.json"))[0];
        one.GetProperty("status").GetString().ShouldBe("open");
        one.GetProperty("service_code").GetString().ShouldBe("LD01");
        one.GetProperty("requested_datetime").GetString().ShouldBe("2026-03-02T09:00:00+08:00");
        var said = await (await stranger.FetchAsync($"{Root}/requests.xml")).Content.ReadAsStringAsync();
        foreach (var secret in new[] { "李平", "张三", "16000000001", "春晖", "30.1" }) said.ShouldNotContain(secret);

        var open = await PostAsync(stranger, ("service_code", "LD09"), ("lat", "30.5"), ("long", "120.9"), ("description", "车间没有通风，气味很大，大家头晕"), ("attribute[publish]", "yes"));
        var published = (await JsonAsync(stranger, $"{Root}/requests/{open}.json"))[0];
        published.GetProperty("description").GetString()!.ShouldContain("通风");
        published.GetProperty("lat").GetDouble().ShouldBe(30.5);
        (await JsonAsync(stranger, $"{Root}/tokens/{open}.json"))[0].GetProperty("service_request_id").GetString().ShouldBe(open);
        (await app.InDatabaseAsync(context => context.Set<JournalEntry>().CountAsync(entry => entry.Kind == "Cases.RequestRegistered"))).ShouldBe(2);
    }

    [EachDatabase]
    public async Task Filters_dates_and_pages_are_those_of_the_specification(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.AddUnitsAsync();
        var stranger = app.Browser();
        var id = await PostAsync(stranger, ("service_code", "LD09"), ("address_string", "春晖路"), ("description", "车间没有通风，气味很大，大家头晕"));
        async Task<int> CountAsync(string query) => (await JsonAsync(stranger, $"{Root}/requests.json?{query}")).GetArrayLength();
        (await CountAsync("")).ShouldBe(1);
        (await CountAsync($"service_request_id={id},QS-0")).ShouldBe(1);
        (await CountAsync("service_code=LD01")).ShouldBe(0);
        (await CountAsync("status=closed")).ShouldBe(0);
        (await CountAsync("start_date=2026-03-01T00:00:00%2B08:00&end_date=2026-03-03T00:00:00Z")).ShouldBe(1);
        (await CountAsync("end_date=2026-03-01T00:00:00Z")).ShouldBe(0);
        app.Clock.Advance(TimeSpan.FromDays(91));
        (await CountAsync("")).ShouldBe(0);
        (await stranger.FetchAsync($"{Root}/requests.json?start_date=2025-01-01T00:00:00Z&end_date=2026-01-01T00:00:00Z")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Services_and_their_definitions_in_both_forms()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        await app.AddUnitsAsync();
        var stranger = app.Browser();
        var services = await JsonAsync(stranger, $"{Root}/services.json");
        services.GetArrayLength().ShouldBeGreaterThan(20);
        services.EnumerateArray().ShouldAllBe(service => service.GetProperty("metadata").GetBoolean() && service.GetProperty("type").GetString() == "realtime");
        var xml = await stranger.FetchAsync($"{Root}/services/LD01.xml");
        xml.Content.Headers.ContentType!.ToString().ShouldBe("text/xml");
        var definition = XDocument.Parse(await xml.Content.ReadAsStringAsync()).Root!;
        definition.Name.LocalName.ShouldBe("service_definition");
        definition.Element("attributes")!.Elements("attribute").Select(one => one.Element("datatype")!.Value).Distinct().ShouldBe(["singlevaluelist", "string", "number", "datetime"], ignoreOrder: true);
        definition.Descendants("attribute").First(one => one.Element("code")!.Value == "consent").Element("required")!.Value.ShouldBe("true");
        XDocument.Parse(await (await stranger.FetchAsync($"{Root}/discovery.xml")).Content.ReadAsStringAsync()).Root!.Element("endpoints")!.Element("endpoint")!.Element("formats")!.Elements("format").Count().ShouldBe(2);
        (await JsonAsync(stranger, $"{Root}/discovery.json")).GetProperty("endpoints")[0].GetProperty("url").GetString()!.ShouldEndWith(Root);
    }

    [Fact]
    public async Task Errors_are_told_as_the_specification_says()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        await app.AddUnitsAsync();
        var stranger = app.Browser();
        async Task RefusedAsync(int status, string address, params (string Name, string Value)[]? fields)
        {
            var request = new HttpRequestMessage(fields is null ? HttpMethod.Get : HttpMethod.Post, $"{Root}/{address}.xml");
            if (fields is not null) request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
            var answer = await stranger.FetchAsync(request);
            ((int)answer.StatusCode).ShouldBe(status, address);
            var error = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Element("error")!;
            error.Element("code")!.Value.ShouldBe($"{status}");
            error.Element("description")!.Value.Length.ShouldBeGreaterThan(6);
        }

        await RefusedAsync(404, "services/XX99", null);
        await RefusedAsync(404, "requests/QS-0", null);
        await RefusedAsync(404, "tokens/QS-0", null);
        await RefusedAsync(400, "requests", []);
        await RefusedAsync(404, "requests", ("service_code", "XX99"));
        await RefusedAsync(400, "requests", ("service_code", "LD01"));
        await RefusedAsync(400, "requests", ("service_code", "LD01"), ("lat", "91"), ("long", "0"));
        await RefusedAsync(400, "requests", ("service_code", "LD01"), ("address_string", "x"), ("description", "短"));
        await RefusedAsync(400, "requests", ("service_code", "LD01"), ("address_string", "x"), ("description", "三个月没有发工资了，一直拖"), ("last_name", "李平"), ("phone", "16000000001"));
        await RefusedAsync(404, "requests", ("service_code", "LD01"), ("jurisdiction_id", "city.gov"));
    }

    private static async Task<string> PostAsync(Browser stranger, params (string Name, string Value)[] fields)
    {
        var answer = await stranger.FetchAsync(new HttpRequestMessage(HttpMethod.Post, $"{Root}/requests.json") { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) });
        var said = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, said);
        return JsonDocument.Parse(said).RootElement[0].GetProperty("service_request_id").GetString()!;
    }

    private static async Task<JsonElement> JsonAsync(Browser stranger, string url)
    {
        var answer = await stranger.FetchAsync(url);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json", url);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
