using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.AppointMediator;
using Niangjia.Cases.Features.CloseSession;
using Niangjia.Cases.Features.CompleteDuties;
using Niangjia.Cases.Features.DecideApplication;
using Niangjia.Cases.Features.DraftAgreement;
using Niangjia.Cases.Features.EndMediation;
using Niangjia.Cases.Features.ExtendMediation;
using Niangjia.Cases.Features.IdentifyParty;
using Niangjia.Cases.Features.KeepConfidence;
using Niangjia.Cases.Features.LeaveMediation;
using Niangjia.Cases.Features.ObjectToMediator;
using Niangjia.Cases.Features.OpenMediation;
using Niangjia.Cases.Features.RecordConsent;
using Niangjia.Cases.Features.ReportPayment;
using Niangjia.Cases.Features.ReviewAgreement;
using Niangjia.Cases.Features.ScheduleSession;
using Niangjia.Cases.Features.SignAgreement;
using Niangjia.Cases.Features.SignRecord;
using Niangjia.Cases.Features.TakeLockInStep;
using Niangjia.Cases.Features.WriteRecord;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Values;

namespace Niangjia.DemoData;

/// <summary>A mediation as its own steps know it: where it is, who directs, who mediates.</summary>
internal sealed record Bench(Guid DisputeId, Actor Director, IReadOnlyList<Actor> Mediators, Actor Lawyer)
{
    public Actor Lead => Mediators[0];

    /// <summary>Who signs for the two sides, once it was looked up.</summary>
    public IReadOnlyList<(SignerRole Role, int? Party, string Name)>? Signers { get; set; }
}

/// <summary>The steps of a mediation, each done by whoever would do it, through the product's commands.</summary>
internal sealed class DisputeSteps(Stage stage, Town town, RequestSteps requests)
{
    private static readonly CancellationToken Never = CancellationToken.None;

    /// <summary>Opens the mediation in the unit that has the request now, and says who will be on the bench.</summary>
    public async Task<Bench> OpenAsync(Guid requestId, bool complex, bool womanLeads, bool communityMediates, Random dice)
    {
        var now = await requests.StandingAsync(requestId);
        var id = await stage.AsAsync(requests.OwnerOf(now), services => services.GetRequiredService<OpenMediationHandler>().HandleAsync(
            new(requestId, MediationBody.JointCentre, dice.Next(12) == 0, complex, null, true, new()), Never));
        var street = town.StreetOf(now.UnitPath);
        var district = now.HandlerPath == town.District.Unit.Path;
        List<Actor> mediators = [.. street.Officers.Where(officer => officer.Is(Role.Mediator))];
        // The woman comes first of the two: she leads every other case, and always where R-CAS-07 wants one.
        if (dice.Next(2) == 0 && !womanLeads) mediators.Reverse();
        if (communityMediates && town.CommunityOf(now.HandlerPath) is { } community) mediators.Insert(0, community.First);
        return new(id, district ? town.District.First : street.With(Role.JointCentreDirector), mediators, street.With(Role.LegalSquadLawyer));
    }

    public Task ConsentAsync(Bench bench, PartySide side, bool consents, string by) =>
        As<RecordConsentHandler>(bench.Director, handler => handler.HandleAsync(new(bench.DisputeId, side, consents, StatementForm.Phone, by), Never));

    /// <summary>The worker shows the identity card, unless the register has it, and confirms where papers reach them (R §1.3).</summary>
    public async Task IdentifyAsync(Bench bench, string number, string address)
    {
        foreach (var party in (await DisputeAsync(bench)).Unidentified)
            await As<IdentifyPartyHandler>(bench.Director, handler => handler.HandleAsync(
                new(bench.DisputeId, party.Number, new(IdKind.CitizenId, party.IdKind is null ? number : null, address, true)), Never));
    }

    public Task DecideAsync(Bench bench, string? refusal = null) => As<DecideApplicationHandler>(bench.Director, handler => handler.HandleAsync(
        new(bench.DisputeId, refusal is null, refusal, refusal is null ? null : "可向劳动人事争议仲裁院申请仲裁，或向劳动保障监察大队投诉。"), Never));

    public Task AppointAsync(Bench bench, Actor mediator) => As<AppointMediatorHandler>(bench.Director, handler => handler.HandleAsync(
        new(bench.DisputeId, mediator.AccountId, mediator.IsWoman, null), Never));

    public Task ObjectAsync(Bench bench, string reason) => As<ObjectToMediatorHandler>(bench.Director, handler => handler.HandleAsync(
        new(bench.DisputeId, bench.Lead.AccountId, PartySide.Respondent, reason), Never));

    public Task AnswerObjectionAsync(Bench bench, string answer) => As<AnswerObjectionHandler>(bench.Director, handler => handler.HandleAsync(
        new(bench.DisputeId, bench.Lead.AccountId, answer), Never));

    public Task<Guid> ScheduleAsync(Bench bench, DateTimeOffset at, string place) => stage.AsAsync(bench.Lead, services => services.GetRequiredService<ScheduleSessionHandler>()
        .HandleAsync(new(bench.DisputeId, at, place, "请携带身份证明和相关材料准时到场，不能到场的请提前一天告知。", false), Never));

    public Task CloseSessionAsync(Bench bench, Guid session, string? notHeld = null) => As<CloseSessionHandler>(bench.Lead, handler => handler.HandleAsync(
        new(bench.DisputeId, session, notHeld is null, true, notHeld is null, null, notHeld), Never));

    public Task KeepConfidenceAsync(Bench bench, PartySide side, bool offer, string text) =>
        As<KeepConfidenceHandler>(bench.Lead, handler => handler.HandleAsync(new(bench.DisputeId, side, offer, text), Never));

    /// <summary>The record is written, signed on paper by those who came and by the mediator, and closed.</summary>
    public async Task RecordAsync(Bench bench, Guid session, RecordContent content)
    {
        await As<WriteRecordHandler>(bench.Lead, handler => handler.HandleAsync(new(bench.DisputeId, session, content), Never));
        foreach (var (role, party, name) in await SignersAsync(bench))
            await As<SignRecordHandler>(bench.Lead, handler => handler.HandleAsync(new(bench.DisputeId, session, role, party, name, null), Never));
        await As<SignRecordHandler>(bench.Lead, handler => handler.HandleAsync(new(bench.DisputeId, session, SignerRole.Mediator, null, bench.Lead.Name, null), Never));
        await As<FreezeRecordHandler>(bench.Lead, handler => handler.HandleAsync(new(bench.DisputeId, session), Never));
    }

    public Task ExtendAsync(Bench bench, int days) => As<ExtendMediationHandler>(bench.Lead, handler => handler.HandleAsync(
        new(bench.DisputeId, days, true, true, "双方仍有意愿继续协商，同意延长。"), Never));

    public Task DraftAsync(Bench bench, AgreementContent content, IReadOnlyList<DraftLine> lines) =>
        As<DraftAgreementHandler>(bench.Lead, handler => handler.HandleAsync(new(bench.DisputeId, content, lines), Never));

    public Task TalkAgainAsync(Bench bench, string reason) => As<ReopenTalksHandler>(bench.Lead, handler => handler.HandleAsync(new(bench.DisputeId, reason), Never));

    public Task ReviewAsync(Bench bench, string note) => As<ReviewAgreementHandler>(bench.Lawyer, handler => handler.HandleAsync(new(bench.DisputeId, true, note), Never));

    /// <summary>Both sides on paper, the mediator, then the seal, which puts the agreement in force.</summary>
    public async Task SignAllAsync(Bench bench)
    {
        var digest = await DigestAsync(bench);
        foreach (var (role, party, name) in await SignersAsync(bench))
            await As<SignAgreementHandler>(bench.Lead, handler => handler.HandleAsync(new(bench.DisputeId, role, party, name, null, digest), Never));
        await As<SignAgreementHandler>(bench.Lead, handler => handler.HandleAsync(new(bench.DisputeId, SignerRole.Mediator, null, bench.Lead.Name, null, digest), Never));
        await As<SignAgreementHandler>(bench.Director, handler => handler.HandleAsync(new(bench.DisputeId, SignerRole.Body, null, null, null, digest), Never));
    }

    /// <summary>Only the applicant has signed so far.</summary>
    public async Task SignByApplicantAsync(Bench bench)
    {
        var (digest, signers) = (await DigestAsync(bench), await SignersAsync(bench));
        var (role, party, name) = signers.First(signer => signer.Role == SignerRole.Applicant);
        await As<SignAgreementHandler>(bench.Lead, handler => handler.HandleAsync(new(bench.DisputeId, role, party, name, null, digest), Never));
    }

    public Task PayAsync(Bench bench, int instalment, Money amount, string? note) => As<ReportPaymentHandler>(bench.Lead, handler => handler.HandleAsync(
        new(bench.DisputeId, instalment, amount, stage.Clock.Today, null, note), Never));

    public Task CompleteDutiesAsync(Bench bench) => As<CompleteDutiesHandler>(bench.Lead, handler => handler.HandleAsync(new(bench.DisputeId, stage.Clock.Today), Never));

    public Task LockInAsync(Bench bench, DisputeStep step) => As<TakeLockInStepHandler>(bench.Lead, handler => handler.HandleAsync(
        new(bench.DisputeId, step, new(true, true, true, true, true, true)), Never));

    public Task EndAsync(Bench bench, MediationEnd end, string reason) => As<EndMediationHandler>(
        end == MediationEnd.Failed ? bench.Lead : bench.Director, handler => handler.HandleAsync(new(bench.DisputeId, end, reason), Never));

    public Task LeaveAsync(Bench bench, ResultCode to, string reason) => As<LeaveMediationHandler>(bench.Director, handler => handler.HandleAsync(new(bench.DisputeId, to, reason), Never));

    public Task<DisputeState> StateAsync(Bench bench) => stage.InDatabaseAsync(db => db.Set<DisputeCase>().Where(dispute => dispute.Id == bench.DisputeId).Select(dispute => dispute.State).SingleAsync());

    private async Task<IReadOnlyList<(SignerRole Role, int? Party, string Name)>> SignersAsync(Bench bench) => bench.Signers ??= [.. (await DisputeAsync(bench)).Parties
        .Select(party => (party.Side == PartySide.Applicant ? SignerRole.Applicant : SignerRole.Respondent, (int?)party.Number, party.SignsAs))];

    private async Task<string> DigestAsync(Bench bench)
    {
        var dispute = await DisputeAsync(bench);
        return dispute.Agreement!.DigestNow(dispute.Number);
    }

    private Task<DisputeCase> DisputeAsync(Bench bench) =>
        stage.InDatabaseAsync(db => db.Set<DisputeCase>().AsNoTracking().SingleAsync(dispute => dispute.Id == bench.DisputeId));

    private Task As<THandler>(Actor actor, Func<THandler, Task> act) where THandler : notnull => stage.AsAsync(actor, services => act(services.GetRequiredService<THandler>()));
}
