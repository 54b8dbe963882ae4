using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Triage;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Testing;

namespace Niangjia.Bench;

/// <summary>The main job: what workers and staff wait for.</summary>
internal static class CaseBenchmarks
{
    private const int Requests = 1000;

    private static readonly string[] Voices =
    [
        "我在厂里做针车，三个月工资没发，问老板就说下个月，家里等钱用。", "园区门口路灯坏了半个月，下夜班黑漆漆的。", "楼上天天半夜拖桌子，说了几次也不听。",
        "怀孕五个月了，主管要把我调去搬货，还说不去就自己走。", "上个月操作冲床压伤了手指，厂里只垫了两千块就不管了。", "食堂饭菜又贵又少，希望管一管。",
    ];

    public static Measured Proposes_stream_type_and_urgency() => Measured.Of(
        5000, i => TriageScorer.Propose(new(Voices[i % Voices.Length], null, i % 2 == 0, 1, SpecialGroups.None, null, null, new(2026, 3, 2)), TriageLimits.Default, KeywordTable.Default));

    public static async Task<Measured> Takes_a_request_in(TestApp app)
    {
        var town = await app.BuildTownAsync();
        return await Measured.OfAsync(200, i => app.FileRequestAsync(town, Voices[Math.Abs(i) % Voices.Length], 8600, "王小工", $"1600{5000 + i:D7}"));
    }

    public static async Task<Measured> Takes_a_request_to_a_desk(TestApp app)
    {
        var town = await app.BuildTownAsync();
        return await Measured.OfAsync(100, i => app.SendRequestAsync(town, town.Community, Voices[Math.Abs(i) % Voices.Length], 8600, "王小工", $"1600{5000 + i:D7}"));
    }

    public static Task<Measured> Shows_the_first_page_of_a_worker(TestApp app) => OpenAsync(app, "/", null);

    public static async Task<Measured> Shows_the_inbox(TestApp app) => await OpenAsync(app, $"{CaseUrls.Inbox}?tab=Below", await FilledAsync(app));

    public static async Task<Measured> Finds_two_characters_in_the_inbox(TestApp app) => await OpenAsync(app, $"{CaseUrls.Inbox}?tab=Below&q=路灯", await FilledAsync(app));

    public static async Task<Measured> Shows_a_request(TestApp app)
    {
        var officer = await FilledAsync(app);
        return await OpenAsync(app, CaseUrls.Request(await app.LastRequestAsync()), officer);
    }

    public static async Task<Measured> Exports_the_inbox(TestApp app)
    {
        var officer = await FilledAsync(app);
        return await Measured.OfAsync(5, async _ => (await officer.FetchAsync($"{CaseUrls.Inbox}/export?tab=Below")).EnsureSuccessStatusCode(), warm: 1);
    }

    private static async Task<Measured> OpenAsync(TestApp app, string url, Browser? reader)
    {
        reader ??= app.Browser();
        return await Measured.OfAsync(100, async _ => (await reader.FetchAsync(url)).EnsureSuccessStatusCode(), warm: 10);
    }

    /// <summary>A district with requests on the desks of its communities; its leader, signed in.</summary>
    private static async Task<Browser> FilledAsync(TestApp app)
    {
        var town = await app.BuildTownAsync();
        for (var i = 0; i < Requests; i++)
            await app.SendRequestAsync(town, i % 2 == 0 ? town.Community : town.OtherCommunity, Voices[i % Voices.Length], 1000 + i, "王小工", $"1600{i:D7}");
        await app.RunJournalAsync();
        return await app.SignInAsAsync(Role.DistrictLeader, town.District.Path);
    }
}
