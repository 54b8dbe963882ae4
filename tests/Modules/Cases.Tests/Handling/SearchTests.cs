using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Inbox;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Ui;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>The field at the top of every staff page.</summary>
public sealed class SearchTests
{
    [EachDatabase]
    public async Task A_request_is_found_by_words_employer_number_applicant_and_phone(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var id = await app.SendRequestAsync(town, town.Community, "老板拖欠工资一个半月了，问了几次都说没钱。", 8_600, "王小工", "16000000007");
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var number = (await officer.OpenAsync(CaseUrls.Request(id))).Texts(".number").First(text => text.StartsWith("QS-", StringComparison.Ordinal));
        foreach (var words in new[] { "工资", Towns.EnterpriseName, number, "王小工", "16000000007" })
            (await officer.OpenAsync($"/search?q={Uri.EscapeDataString(words)}")).Links.ShouldContain(CaseUrls.Request(id), words);
        var stranger = await app.SignInAsAsync(Role.StreetOfficer, town.OtherStreet.Path);
        foreach (var words in new[] { "工资", number, "王小工", "16000000007" })
            (await stranger.OpenAsync($"/search?q={Uri.EscapeDataString(words)}")).Links.ShouldNotContain(CaseUrls.Request(id), words);
        foreach (var words in new[] { "没有这个词", "<script>", "%", new string('长', 300) })
            (await officer.OpenAsync($"/search?q={Uri.EscapeDataString(words)}")).ShouldShow("没有找到");
        (await officer.OpenAsync("/search")).ShouldNotShow("没有找到");
    }

    [EachDatabase]
    public async Task A_name_does_not_lead_to_a_confidential_request_R_PRI_13(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        await app.FileRequestAsync(town, "厂里夜班让童工上机器，请你们查一查。", 0, "钱举报", "16000000009", CaseType.MinorWorker, Secrecy.Confidential);
        var leader = await app.SignInAsAsync(Role.DistrictOfficer, town.District.Path);
        (await leader.OpenAsync("/search?q=" + Uri.EscapeDataString("童工"))).ShouldShow("夜班");
        foreach (var words in new[] { "钱举报", "16000000009" })
            (await leader.OpenAsync("/search?q=" + Uri.EscapeDataString(words))).ShouldNotShow("夜班");
    }

    [EachDatabase]
    public async Task The_list_behind_all_results_shows_what_was_found_ended_or_not(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var open = await app.SendRequestAsync(town, town.Community, "老板拖欠工资一个半月了，问了几次都说没钱。", 8_600);
        var ended = await app.SendRequestAsync(town, town.Community, "去年的工资也有一个月没有结清。", 3_000, "王小工");
        await app.InDatabaseAsync(async data =>
        {
            (await data.FindAsync<WorkerRequest>(ended))!.Withdraw("已经结清", false, app.Clock.GetUtcNow());
            return await data.SaveChangesAsync();
        });
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var list = await app.AsSystemAsync(services => Task.FromResult(services.GetServices<ISearchSource>().OfType<RequestSearch>().Single().ListUrl("工资")!));
        var found = (await officer.OpenAsync("/search?q=" + Uri.EscapeDataString("工资"))).Links;
        var shown = await officer.OpenAsync(list);
        foreach (var id in new[] { open, ended })
        {
            found.ShouldContain(CaseUrls.Request(id));
            shown.Links.ShouldContain(CaseUrls.Request(id));
        }
        (await (await app.SignInAsAsync(Role.StreetOfficer, town.OtherStreet.Path)).OpenAsync(list)).Links.ShouldNotContain(CaseUrls.Request(open));
    }

    [EachDatabase]
    public async Task A_worker_finds_nothing_of_the_registers(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        await app.FileRequestAsync(town, "老板拖欠工资一个半月了，问了几次都说没钱。", 8_600);
        (await (await app.SignInAsWorkerAsync()).OpenAsync("/search?q=" + Uri.EscapeDataString("工资"))).ShouldShow("没有找到");
    }
}
