using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.EnterPartyDoor;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features.ActAsParty;

/// <summary>What a party does on its phone.</summary>
internal abstract record PartyAct
{
    /// <summary>Says whether it wants mediation (R-MED-03).</summary>
    internal sealed record Consent(bool Agrees) : PartyAct;

    /// <summary>Objects to a mediator (R-MED-04).</summary>
    internal sealed record Object(Guid MediatorId, string Reason) : PartyAct;

    /// <summary>Signs: draws, or types the name and a code.</summary>
    internal sealed record Sign(string Digest, string? Strokes, string? Name, string? Code) : PartyAct;

    /// <summary>Reports a payment; the worker's word confirms it at once.</summary>
    internal sealed record Report(int Instalment, Money Amount, DateOnly On, Guid? ProofId, string? Note) : PartyAct;

    /// <summary>The worker says whether money came that the employer reported.</summary>
    internal sealed record Answer(int Instalment, int Payment, bool Came) : PartyAct;

    /// <summary>The worker leaves for arbitration or court, at any time (R-GEN-06).</summary>
    internal sealed record Leave(ResultCode To) : PartyAct;
}

/// <summary>A party acts through its link.</summary>
internal sealed record ActAsPartyCommand(string Token, PartyAct Act);

internal sealed class ActAsPartyHandler(PartyDoors doors, CodeChecks checks, DisputeDesk desk, AppDbContext db, TimeProvider time)
{
    public async Task HandleAsync(ActAsPartyCommand command, CancellationToken cancellationToken)
    {
        var visit = await doors.KnownAsync(command.Token, cancellationToken);
        var (dispute, side, now) = (visit.Dispute, visit.Party.Side, time.GetUtcNow());
        switch (command.Act)
        {
            case PartyAct.Consent consent:
                dispute.RecordConsent(side, consent.Agrees, StatementForm.Online, visit.Party.SignsAs, null, now);
                break;
            case PartyAct.Object objection:
                dispute.Object(side, objection.MediatorId, objection.Reason);
                break;
            case PartyAct.Sign sign:
                await SignAsync(visit, sign, now, cancellationToken);
                break;
            case PartyAct.Report report:
                dispute.ReportPayment(report.Instalment, report.Amount, report.On, new(side, null), report.ProofId, report.Note, await desk.RulesAsync(cancellationToken), now);
                break;
            case PartyAct.Answer { Came: true } answer:
                dispute.ConfirmPayment(answer.Instalment, answer.Payment, new(side, null), await desk.RulesAsync(cancellationToken), now);
                break;
            case PartyAct.Answer answer:
                dispute.RejectPayment(answer.Instalment, answer.Payment, MediationText.MoneyDidNotCome, new(side, null), await desk.RulesAsync(cancellationToken), now);
                break;
            case PartyAct.Leave leave when side == PartySide.Applicant:
                LeaveMediation.LeaveMediationHandler.Leave(dispute, leave.To, null, now);
                break;
            default:
                throw new ForbiddenException(CasePermissions.Handle);
        }
        await desk.SaveAsync(dispute, cancellationToken);
    }

    private async Task SignAsync(PartyVisit visit, PartyAct.Sign sign, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var image = SignatureImage.From(sign.Strokes, visit.Dispute.Id, now);
        if (image is null)
        {
            // Without script, or for whoever cannot draw: the name and a code from one's own phone.
            if (sign.Name?.Trim() != visit.Party.SignsAs) throw new RefusedException(string.Format(MediationText.TypeThisName, visit.Party.SignsAs), "R-MED-06", "Name");
            await checks.RefuseUnlessRightAsync(visit, sign.Code, "Code", cancellationToken);
        }
        var role = visit.Party.Side == PartySide.Applicant ? SignerRole.Applicant : SignerRole.Respondent;
        visit.Dispute.Sign(
            new(role, visit.Party.Number, visit.Party.SignsAs, image is null ? SignatureMethod.TypedWithCode : SignatureMethod.Drawn, image?.Id),
            sign.Digest, null, await desk.RulesAsync(cancellationToken), now);
        if (image is not null) db.Add(image);
    }
}
