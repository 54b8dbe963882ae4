using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Desk;

/// <summary>R §1.4, R-EVD-01: both lists, ticked off, and who must prove what.</summary>
public sealed class EvidenceTests
{
    [EachDatabase]
    public async Task Staff_tick_off_both_lists_and_what_is_missing_fills_the_list_that_is_asked_for(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var (id, _) = await app.AcceptedAsync(town, officer);
        (await officer.OpenAsync(CaseUrls.Request(id))).ShouldShow("劳动者提供", "工资条", "用人单位掌握", "工资台账", "待补", "第44条", "第6条", "仅供参考").ShouldNotShow("第42条");

        var form = (await officer.OpenAsync(CaseUrls.Step(id, "evidence"))).Form("check-evidence");
        var worker = EvidenceLists.Of(await app.RequestAsync(id), EvidenceSide.Worker).Select(item => item.Chinese).ToList();
        await form.Fill($"Items[{worker.IndexOf("工资条")}].State", "Received").Fill($"Items[{worker.IndexOf("考勤记录")}].State", "NotApplicable").Fill($"Items[{worker.Count}].State", "Received").SubmitAsync();

        var request = await app.RequestAsync(id);
        request.Evidence.Count.ShouldBe(3);
        request.Evidence.ShouldAllBe(mark => mark.By == "林专干");
        var page = await officer.OpenAsync(CaseUrls.Request(id));
        page.ShouldShow("核对材料", "工资条：待补→已收到", "考勤记录：待补→不适用");
        var asked = (await officer.OpenAsync(CaseUrls.Step(id, "supplement"))).Form("ask-supplement").Value("Missing");
        asked.ShouldContain("身份证");
        asked.Split('\n').ShouldNotContain(line => line.Trim() == "工资条" || line.Trim() == "考勤记录");
        // Nothing changed, nothing told.
        await (await officer.OpenAsync(CaseUrls.Step(id, "evidence"))).SubmitAsync("check-evidence");
        (await app.ToldAsync(id, "Cases.EvidenceChecked")).Count.ShouldBe(1);
        (await (await officer.OpenAsync(CaseUrls.Step(id, "evidence"))).Form("check-evidence").Force("Input.Items[0].Item", "<b>别的</b>").SubmitAsync()).ShouldRefuse("重新打开");
    }

    [Theory]
    [InlineData(CaseType.WageArrears, true, "EmployerDecision,MigrantWages,HeldByEmployer")]
    [InlineData(CaseType.OvertimePay, false, "Overtime,HeldByEmployer")]
    [InlineData(CaseType.WorkInjury, false, "WorkInjuryDenied,HeldByEmployer")]
    [InlineData(CaseType.NeighbourDispute, false, "")]
    public void The_burden_of_proof_follows_from_what_the_matter_is(CaseType type, bool isMigrant, string hints)
    {
        var request = WorkerRequest.Submit(
            new("老板三个月没发工资，一直说再等等。", [new(type, Money.FromYuan(1))], Groups: isMigrant ? SpecialGroups.MigrantWorker : SpecialGroups.None), new(IntakeChannel.Web, Secrecy.Named, null, "/1/"), "QS-1", "r1", HandlingSteps.Now);
        string.Join(',', EvidenceLists.Burden(request)).ShouldBe(hints);
    }

    [Fact]
    public void Every_item_of_the_catalogue_has_a_place_on_a_list_and_is_named_once()
    {
        foreach (var info in CaseCatalogue.All)
        {
            var request = WorkerRequest.Submit(
                new("老板三个月没发工资，一直说再等等。", [new(info.Type, Money.FromYuan(1))]), new(IntakeChannel.Web, Secrecy.Named, null, "/1/"), "QS-1", "r1", HandlingSteps.Now);
            var worker = EvidenceLists.Of(request, EvidenceSide.Worker);
            worker.ShouldNotBeEmpty();
            worker.Select(item => item.Chinese).ShouldBeUnique();
            info.EmployerEvidence.All(item => EvidenceLists.Of(request, EvidenceSide.Employer).Contains(item)).ShouldBeTrue();
            worker.ShouldAllBe(item => EvidenceLists.Named(item.Chinese) == item.Text && item.Chinese.Length <= 200);
        }
    }
}
