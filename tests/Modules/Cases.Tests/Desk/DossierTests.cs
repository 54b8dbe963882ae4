using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Desk;

/// <summary>一人一档, 一企一档: requests and disputes stand in the dossiers, for whoever may see them.</summary>
public sealed class DossierTests
{
    [EachDatabase]
    public async Task Requests_stand_in_the_dossiers_of_person_and_enterprise(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var (id, _) = await app.AcceptedAsync(town, officer);
        var request = await app.RequestAsync(id);

        (await officer.OpenAsync(PeopleUrls.PersonOf(request.PersonId!.Value))).ShouldShow("本人的诉求", request.Number, "办理中");
        (await officer.OpenAsync(EnterpriseUrls.EnterpriseOf(town.EnterpriseId))).ShouldShow("涉及本企业的诉求", request.Number);
    }

    [EachDatabase]
    public async Task A_dossier_tells_nobody_who_asked_in_confidence(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var (id, _) = await app.AcceptedAsync(town, officer, secrecy: Secrecy.Confidential);
        var request = await app.RequestAsync(id);
        var person = PeopleUrls.PersonOf(request.PersonId!.Value);

        (await officer.OpenAsync(person)).ShouldShow(request.Number);
        var colleague = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        (await colleague.OpenAsync(person)).ShouldNotShow(request.Number, "本人的诉求");
        (await colleague.OpenAsync(EnterpriseUrls.EnterpriseOf(town.EnterpriseId))).ShouldShow(request.Number); // the enterprise page names no applicant
        var grid = await app.SignInAsAsync(Role.GridWorker, town.Grid.Path);
        (await grid.OpenAsync(EnterpriseUrls.EnterpriseOf(town.EnterpriseId))).ShouldNotShow(request.Number);
    }

    [EachDatabase]
    public async Task Disputes_stand_there_for_whoever_sees_them(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var sample = await app.AddDisputeAsync(units.Community, "春晖制鞋厂");
        var worker = await app.InDatabaseAsync(data => data.Set<Niangjia.Cases.Domain.Disputes.DisputeCase>().Where(dispute => dispute.Id == sample.Dispute)
            .Select(dispute => dispute.Parties.First(party => party.PersonId != null).PersonId).SingleAsync());
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var page = await officer.OpenAsync(PeopleUrls.PersonOf(worker!.Value));
        page.Links.ShouldContain(CaseUrls.Dispute(sample.Dispute));
    }
}
