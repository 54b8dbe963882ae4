using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.AppointMediator;
using Niangjia.Cases.Features.SignAgreement;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>R-MED-06: everybody signs once, for themselves, what they have read; nobody else signs at all.</summary>
public sealed class SigningTests
{
    private const string Png = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [EachDatabase]
    public async Task A_party_signs_once_however_often_it_presses(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (cast, id) = await DraftedAsync(app);
        var phone = app.Browser();
        var page = await phone.OpenAsync(await app.DoorAsync(id, PartySide.Applicant));
        var form = page.Form("party-sign").Fill(new { Read = true }).Force("Input.Strokes", Png);
        await form.SubmitTwiceAsync();
        (await app.DisputeAsync(id)).AgreementSignatures.Count.ShouldBe(1);
        // The same page once more, as from a second tab: another key, and still one signature.
        var again = await form.Force("_key", Guid.CreateVersion7().ToString()).SubmitAsync();
        again.Status.ShouldBe(HttpStatusCode.BadRequest); // that form is offered to nobody any more
        (await app.DisputeAsync(id)).AgreementSignatures.Count.ShouldBe(1);
        (await phone.OpenAsync(page.Url)).Forms.ShouldNotContain(one => one.Name == "party-sign");
        foreach (var role in new[] { SignerRole.Applicant, SignerRole.Mediator, SignerRole.Body })
            await Should.ThrowAsync<RefusedException>(() => SignAsync(app, cast, cast.Mediator, id, role, role == SignerRole.Applicant ? 1 : null));
    }

    [EachDatabase]
    public async Task A_stranger_signs_nothing(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (cast, id) = await DraftedAsync(app);
        var door = await app.DoorAsync(id, PartySide.Respondent);
        var form = (await app.Browser().OpenAsync(door)).Form("party-sign").Fill(new { Read = true }).Force("Input.Strokes", Png);
        var token = door[(door.LastIndexOf('/') + 1)..];
        string[] forged =
        [
            token[..64], // the link alone, without the code
            token[..63] + (token[63] == '0' ? '1' : '0') + token[64..], token[..^1] + (token[^1] == '0' ? '1' : '0'), new string('0', 96), token + token,
        ];
        foreach (var one in forged)
            (await form.SendToAsync(CaseUrls.PartyDoor(one))).StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest);
        (await app.DisputeAsync(id)).AgreementSignatures.ShouldBeEmpty();

        // Staff who see the case, but do not mediate it; a mediator of the street who is not on the bench; the head may seal and nothing else.
        foreach (var (account, role) in new[] { (cast.Officer, Role.StreetOfficer), (await app.AddAccountAsync(Role.Mediator, cast.Street), Role.Mediator), (cast.Director, Role.JointCentreDirector) })
            foreach (var signer in new[] { SignerRole.Applicant, SignerRole.Respondent, SignerRole.Mediator })
                await Should.ThrowAsync<ForbiddenException>(() => SignAsync(app, cast, account, id, signer, signer == SignerRole.Applicant ? 1 : signer == SignerRole.Respondent ? 2 : null, role));
        var stranger = await app.SignInAsAsync(Role.Mediator, cast.Units.OtherStreet.Path);
        (await stranger.OpenAsync(CaseUrls.DisputeStep(id, "sign"))).ShouldBeClosed();
        (await app.DisputeAsync(id)).AgreementSignatures.ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task One_side_cannot_sign_for_the_other_and_a_link_ends_with_the_next(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (cast, id) = await DraftedAsync(app);
        await Should.ThrowAsync<NotFoundException>(() => SignAsync(app, cast, cast.Mediator, id, SignerRole.Applicant, 2));
        var old = await app.DoorAsync(id, PartySide.Respondent);
        var mediator = await app.SignInAsync(cast.Mediator);
        await (await mediator.OpenAsync(CaseUrls.DisputeStep(id, "invite"))).SubmitAsync("invite-party", new { PartyNumber = 2, Phone = "13900002222" });
        (await app.Browser().OpenAsync(old)).Status.ShouldBe(HttpStatusCode.NotFound);

        // Three days later the link beside the receipt code counts as proof no longer.
        var worker = await app.DoorAsync(id, PartySide.Applicant);
        app.AtTime("2026-03-05 10:00");
        (await app.Browser().OpenAsync(worker)).ShouldShow("获取验证码").ShouldNotShow("玖仟元整");
    }

    [EachDatabase]
    public async Task Whoever_has_another_wording_on_the_screen_signs_nothing(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (cast, id) = await DraftedAsync(app);
        var worker = await app.Browser().OpenAsync(await app.DoorAsync(id, PartySide.Applicant));
        var mediator = await (await app.SignInAsync(cast.Mediator)).OpenAsync(CaseUrls.DisputeStep(id, "sign"));
        await app.DraftAsync(cast, id, ("2026-04-01", 1m)); // the mediator writes it anew behind their backs

        (await worker.Form("party-sign").Fill(new { Read = true }).Force("Input.Strokes", Png).SubmitAsync()).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await mediator.Form("sign-party").Fill(new { Signer = "1" }).SubmitAsync()).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await app.DisputeAsync(id)).AgreementSignatures.ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_blank_name_is_that_of_the_party_and_a_picture_that_is_none_is_refused(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (cast, id) = await DraftedAsync(app);
        var mediator = await app.SignInAsync(cast.Mediator);
        var page = await mediator.OpenAsync(CaseUrls.DisputeStep(id, "sign"));
        foreach (var strokes in new[] { "data:image/png;base64,????", "data:text/html;base64,PHNjcmlwdD4=", "javascript:alert(1)", "data:image/png;base64," + new string('A', 90_000) })
            (await page.Form("sign-party").Fill(new { Signer = "1" }).Force("Party.Strokes", strokes).SubmitAsync()).ShouldRefuse("无法识别");
        await page.Form("sign-party").Fill(new { Signer = "1" }).SubmitAsync();
        (await app.DisputeAsync(id)).AgreementSignatures.Single().Name.ShouldBe("王小工");
    }

    private static async Task<(Cast Cast, Guid Id)> DraftedAsync(TestApp app)
    {
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await app.DraftAsync(cast, id, ("2026-04-01", 9_000m));
        return (cast, id);
    }

    private static Task SignAsync(TestApp app, Cast cast, Guid account, Guid id, SignerRole signer, int? party, Role role = Role.Mediator) => app.AsAsync(account, role, cast.Street, async services =>
    {
        var dispute = await app.DisputeAsync(id);
        await services.GetRequiredService<SignAgreementHandler>().HandleAsync(new(id, signer, party, "某人", null, dispute.Agreement!.DigestNow(dispute.Number)), default);
    });
}
