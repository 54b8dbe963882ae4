using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Testing;

/// <summary>A mediation with a meeting, a record, a drawn signature, an agreement, a proof and a notice of failure: something behind every address.</summary>
public sealed record DisputeSample(Guid Dispute, Guid Session, Guid Signature, Guid Proof);

/// <summary>Steps with mediations.</summary>
public static class DisputeSamples
{
    /// <summary>A picture of one point.</summary>
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static int _count;

    /// <summary>One mediation of a unit, whose respondent and texts carry a name, as far as a stage on its way; somebody may be named who handles and mediates it.</summary>
    public static Task<DisputeSample> AddDisputeAsync(
        this TestApp app, UnitInfo unit, string name, DisputeState until = DisputeState.MediationFailed, Guid? handler = null) => app.AsSystemAsync(async services =>
    {
        var (db, now, number) = (services.GetRequiredService<AppDbContext>(), app.Clock.GetUtcNow(), Interlocked.Increment(ref _count));
        var worker = await services.GetRequiredService<IPeopleDirectory>().FindOrAddAsync(new($"{name}王", null, null, null, null, unit.Path), CancellationToken.None);
        var officer = handler ?? Guid.CreateVersion7(now);
        var request = WorkerRequest.Submit(
            new($"{name}，三个月没有发工资。", [new(CaseType.WageArrears, Money.FromYuan(9_000))], RespondentName: name, RespondentIsEmployer: true),
            new(IntakeChannel.Web, Secrecy.Named, worker, unit.Path), $"QS-S-{number:0000}", $"sample{number}", now);
        request.Register();
        request.Triage(AffairStream.Public, CaseType.WageArrears, Urgency.Normal, officer, now, null);
        request.Assign(unit, officer, null, now);
        request.Accept(officer, now);
        var dispute = DisputeCase.Apply(
            request, new($"TJ-S-{number:0000}", unit.Path, MediationBody.JointCentre, false, now, false, [new(PartySide.Applicant, $"{name}王", worker), new(PartySide.Respondent, name)]),
            new(HandlingLevel.Street), officer, now);
        request.OpenCase(dispute.Id);
        var image = SignatureImage.From($"data:image/png;base64,{Convert.ToBase64String(Png)}", dispute.Id, now.AddHours(2))!;
        if (until != DisputeState.Applied) Mediate(dispute, until, name, number, (officer, image.Id), services.GetRequiredService<ISealer>(), now);
        dispute.StepsFollowed();
        db.AddRange(request, dispute, image);
        var attachments = services.GetRequiredService<Attachments>();
        var (staged, refusal) = await attachments.StageAsync(new MemoryStream(Png), $"{name}.png");
        var proof = await attachments.ClaimAsync([staged?.Token ?? throw new InvalidOperationException(refusal)], DisputeDesk.Subject, dispute.Id, unit.Path, false, CancellationToken.None);
        await db.SaveChangesAsync();
        return new DisputeSample(dispute.Id, dispute.Sessions is [var session, ..] ? session.Id : Guid.Empty, image.Id, proof[0].Id);
    });

    private static void Mediate(DisputeCase dispute, DisputeState until, string name, int number, (Guid Account, Guid Image) mediator, ISealer sealer, DateTimeOffset now)
    {
        foreach (var side in Enum.GetValues<PartySide>()) dispute.RecordConsent(side, true, StatementForm.InPerson, name, mediator.Account, now);
        dispute.Identify(1, new(new(IdKind.Passport, sealer.Seal(new("party-id"), "E12345678"), "****5678"), null, null, name, true), now);
        dispute.Accept($"受{number}", now);
        dispute.Appoint(new(mediator.Account, name, false), [], null, null, now);
        var session = dispute.Schedule(now.AddHours(1), name, name, false, now);
        if (until == DisputeState.Mediating) return;
        var later = now.AddHours(2);
        dispute.Hold(session.Id, true, true, name, later);
        dispute.WriteRecord(session.Id, new(true, true, name, name, name, name));
        dispute.SignRecord(session.Id, new(SignerRole.Mediator, null, name, SignatureMethod.Drawn, mediator.Image, mediator.Account), later);
        dispute.Draft(
            new(name, name, Money.FromYuan(9_000), [new(ChinaTime.DateOf(later), Money.FromYuan(9_000), PayBy.CashOnTheSpot, name, null, null)], name, 3,
                OtherDuties: name, OtherDutiesDue: ChinaTime.DateOf(later), TouchesMinimum: until == DisputeState.AgreementReached), later);
        if (until == DisputeState.AgreementReached) return;
        if (until == DisputeState.MediationFailed)
        {
            dispute.Fail(name, $"终{number}", ChinaTime.DateOf(later), false);
            return;
        }
        var rules = new PerformanceRules(3, 1, 3);
        while (dispute.AwaitedSignatures is [var next, ..])
            dispute.Sign(new(next.Role, next.PartyNumber, next.Name, SignatureMethod.Paper, null, mediator.Account), dispute.Agreement!.DigestNow(dispute.Number), $"协{number}", rules, later);
        dispute.ReportPayment(1, Money.FromYuan(1_000), ChinaTime.DateOf(later), new(PartySide.Respondent, null), null, name, rules, later);
    }
}
