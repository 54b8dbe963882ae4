using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Features.AssignRequest;
using Niangjia.Cases.Features.FindDoubles;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Intake;

/// <summary>R §1.5: duplicates suggested (same person, enterprise and type in 30 days), and those whose words are alike; R-PRI-13: never what one may not see.</summary>
public sealed class PossibleDoubleTests
{
    private const string Told = "张三来电，明珠电子普工，老板拖欠工资一个半月，问了几次都说没钱。";

    [EachDatabase]
    public async Task The_same_person_enterprise_and_type_is_very_likely_the_same_matter_for_thirty_days(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var first = await app.SubmitAsync(town.Request());
        var second = await app.SubmitAsync(town.Request("还是那件事，钱一分也没有给我。"));
        var found = (await app.DoublesAsync(second.Id)).ShouldHaveSingleItem();
        (found.Id, found.IsSure, found.Text).ShouldBe((first.Id, true, null));

        app.AtTime("2026-04-02 09:00"); // the 31st day
        var third = await app.SubmitAsync(town.Request("还是那件事，钱一分也没有给我。"));
        (await app.DoublesAsync(third.Id)).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task What_is_told_in_like_words_is_found_without_person_or_enterprise(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var first = await app.SubmitAsync(town.Request());
        var request = town.Request(Told, "李四", "13800002222");
        var tip = await app.SubmitAsync(request with { Secrecy = Secrecy.Anonymous, Content = request.Content with { EnterpriseId = null, RespondentName = null } });
        var found = (await app.DoublesAsync(tip.Id)).ShouldHaveSingleItem();
        found.Id.ShouldBe(first.Id);
        (found.SamePerson, found.SameEmployer, found.IsSure).ShouldBe((false, false, false));
        found.Text!.Passage.ShouldContain("老板拖欠工资一个半月");
    }

    [EachDatabase]
    public async Task Another_matter_of_the_same_kind_is_no_double(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        await app.SubmitAsync(town.Request());
        var request = town.Request("我在春晖鞋厂上班，老板拖欠工资三个月了，请工会帮忙。", "李四", "13800002222");
        var other = await app.SubmitAsync(request with { Content = request.Content with { EnterpriseId = null, RespondentName = "春晖鞋厂" } });
        (await app.DoublesAsync(other.Id)).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task Somebody_confidential_is_not_found_by_who_it_is(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var secret = await app.SubmitAsync(town.Request("食堂的承包人是厂长的亲戚，饭菜里有虫也没有人管") with { Secrecy = Secrecy.Confidential });
        await app.TriageRequestAsync(secret.Id, CaseType.ParkDormitory);
        await app.AsSystemAsync(services => services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(secret.Id, town.Community.Id, null, null), CancellationToken.None));

        // The officer of the unit in charge may see the matter, not who it is; the chair may see both.
        var open = town.Request("厂里的电动车没有地方充电，想请工会说一说");
        var named = await app.SubmitAsync(open with { Content = open.Content with { EnterpriseId = null, RespondentName = null } });
        (await app.DoublesAsync(named.Id, Role.CommunityOfficer, town.Community.Path)).ShouldBeEmpty();
        (await app.DoublesAsync(secret.Id, Role.CommunityOfficer, town.Community.Path)).ShouldBeEmpty();
        (await app.DoublesAsync(named.Id, Role.CommunityChair, town.Community.Path)).ShouldHaveSingleItem().SamePerson.ShouldBeTrue();

        // Whoever may not see it at all does not find it by its words either.
        var copy = await app.SubmitAsync(town.Request("食堂的承包人是厂长的亲戚，饭菜里有虫也没有人管", "李四", "13800002222"));
        (await app.DoublesAsync(copy.Id, Role.CommunityOfficer, town.Community.Path)).ShouldHaveSingleItem().Text.ShouldNotBeNull();
        (await app.DoublesAsync(copy.Id, Role.GridWorker, town.Grid.Path)).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task The_triage_page_offers_to_merge_and_the_merge_page_knows_into_which(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var first = await app.SubmitAsync(town.Request());
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await app.SubmitAsync(town.Request(Told));
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");

        var triage = await officer.OpenAsync(CaseUrls.Triage(second.Id));
        triage.ShouldShow("可能重复的诉求", first.Number, "很可能是同一件事", "文字相似");
        var merge = await triage.FollowAsync("并入这一件");
        merge.Form("merge-request").Value("Chosen").ShouldBe(first.Number);
        (await merge.Form("merge-request").Force("Input.Chosen", "").SubmitAsync()).ShouldRefuse("MasterNumber", "请选择一件诉求");
        (await merge.SubmitAsync("merge-request", new { Reason = "同一个人打了电话又来访" })).ShouldShow("已并案");
        (await app.WithRequestAsync(second.Id, request => (request.State, request.MasterId))).ShouldBe((RequestState.Merged, first.Id));
    }
}
