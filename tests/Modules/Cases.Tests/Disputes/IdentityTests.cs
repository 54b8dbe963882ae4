using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.OpenMediation;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>R §1.3: at acceptance of a mediation it is known who the applicant is and where papers reach them; the respondent as far as told.</summary>
public sealed class IdentityTests
{
    [EachDatabase]
    public async Task What_the_register_knows_of_the_worker_need_not_be_told_again_but_the_address_must_be_confirmed(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var cast = await app.CastAsync();
        await app.AsSystemAsync(async services =>
        {
            await services.GetRequiredService<IPeopleDirectory>().CompleteAsync(cast.Worker, new("王小工", null, DisputeSteps.WorkerId, "望川区工业路 8 号", null, cast.Street), default);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });

        var worker = (await app.DisputeAsync(await app.OpenAsync(cast))).Of(PartySide.Applicant).Single();

        (worker.IdKind, worker.IdMasked).ShouldBe((IdKind.CitizenId, "999901********0032"));
        worker.IdNumber!.Stored.ShouldNotContain(DisputeSteps.WorkerId);
        (worker.Address, worker.AddressConfirmedAt).ShouldBe(("望川区工业路 8 号", null));
    }

    [EachDatabase]
    public async Task A_wrong_number_and_that_of_somebody_else_are_refused_beside_the_field_and_a_right_one_completes_the_record(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var cast = await app.CastAsync();
        var id = await app.OpenAsync(cast);
        const string other = "999901199001010010";
        await app.AsSystemAsync(async services =>
        {
            await services.GetRequiredService<IPeopleDirectory>().FindOrAddAsync(new("赵小妹", null, other, null, null, cast.Street), default);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });
        var officer = await app.SignInAsync(cast.Officer);
        async Task<Page> SendAsync(string? kind, string number) => await (await officer.OpenAsync(CaseUrls.DisputeStep(id, "parties/1")))
            .SubmitAsync("identify-party", new { Kind = kind, IdNumber = number, Address = "工业路 8 号宿舍 301", AddressConfirmed = true });

        var wrong = await SendAsync("CitizenId", DisputeSteps.WorkerId[..17] + "9");
        wrong.ShouldRefuse("IdNumber", "校验");
        wrong.Form("identify-party").Value("Address").ShouldBe("工业路 8 号宿舍 301");
        (await SendAsync("CitizenId", other)).ShouldRefuse("IdNumber", "与档案中的当事人不一致");
        (await SendAsync("Passport", "E1")).ShouldRefuse("IdNumber", "5至30位");

        (await SendAsync("CitizenId", DisputeSteps.WorkerId)).ShouldShow("999901********0032", "已确认");
        var card = await app.AsSystemAsync(services => services.GetRequiredService<IPeopleDirectory>().FindAsync(cast.Worker, default));
        (card!.MaskedIdNumber, card.BirthYear).ShouldBe(("999901********0032", 1988));
        // From now on the record knows better.
        (await SendAsync("CitizenId", "999901198804120059")).ShouldRefuse("IdNumber", "与档案中的当事人不一致");
    }

    [EachDatabase]
    public async Task The_worker_says_it_on_the_phone_and_the_employer_cannot_say_it_instead(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var cast = await app.CastAsync();
        var id = await app.OpenAsync(cast);
        var phone = app.Browser();
        var page = await phone.OpenAsync(await app.DoorAsync(id, PartySide.Applicant));
        page.ShouldShow("您的身份与送达地址");

        (await page.SubmitAsync("party-identity", new { Kind = "CitizenId", IdNumber = DisputeSteps.WorkerId, Address = "工业路 8 号宿舍 301" })).ShouldRefuse("AddressConfirmed", "请勾选");
        (await page.SubmitAsync("party-identity", new { Kind = "CitizenId", IdNumber = DisputeSteps.WorkerId, Address = "工业路 8 号宿舍 301", AddressConfirmed = true }))
            .ShouldShow("999901********0032", "工业路 8 号宿舍 301");
        (await app.DisputeAsync(id)).Unidentified.ShouldBeEmpty();
        // Somebody with a link is no officer: the register of people is not written by it.
        (await app.AsSystemAsync(services => services.GetRequiredService<IPeopleDirectory>().FindAsync(cast.Worker, default)))!.MaskedIdNumber.ShouldBeNull();

        (await app.Browser().OpenAsync(await app.DoorAsync(id, PartySide.Respondent))).ShouldNotShow("您的身份与送达地址");
    }

    [EachDatabase]
    public async Task An_employer_outside_the_register_is_named_with_code_and_head_and_a_wrong_code_is_refused(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var cast = await app.CastAsync();
        var officer = await app.SignInAsync(cast.Officer);
        async Task<Page> OpenAsync(string code) => await (await officer.OpenAsync(CaseUrls.Step(cast.RequestId, "open-mediation")))
            .SubmitAsync("open-mediation", new { RespondentCreditCode = code, RespondentHead = "钱老板", RespondentAddress = "鞋都大道 1 号" });

        var wrong = await OpenAsync("9199990112");
        wrong.ShouldRefuse("RespondentCreditCode", "18位");
        wrong.Form("open-mediation").Value("RespondentAddress").ShouldBe("鞋都大道 1 号");
        (await OpenAsync("91999901MA00000155")).ShouldShow("91999901MA00000155", "钱老板");

        var respondent = await app.InDatabaseAsync(data => data.Set<DisputeCase>().AsNoTracking().SingleAsync());
        respondent.Of(PartySide.Respondent).Single().SignsAs.ShouldBe("钱老板");
    }
}
