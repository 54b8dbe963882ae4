using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.ShowDispute;
using Niangjia.Contracts.Cases;
using Niangjia.Ui;

namespace Niangjia.Cases.Mediation;

/// <summary>Something to press: where it leads within the dispute, its words and sign.</summary>
internal sealed record NextAction(string Page, string Text, string Icon);

/// <summary>What this dispute waits for now, in a sentence, and what this user can do about it. The first action is the likely one.</summary>
internal sealed record NextStep(string Sentence, IReadOnlyList<NextAction> Actions)
{
    /// <summary>Where the documents are; every other step leads to its own form.</summary>
    public const string Documents = "documents";

    private static readonly NextAction Consent = new("consent", MediationText.RecordConsent, "hands");
    private static readonly NextAction Invite = new("invite", MediationText.InviteParty, "send");
    private static readonly NextAction Decide = new("decide", MediationText.DecideApplication, "good");
    private static readonly NextAction Payments = new("payments", MediationText.EnterPayment, "money");
    private static readonly NextAction LockIn = new("lock-in", MediationText.LockIn, "shield");

    /// <summary>The step, or null when nothing is expected any more.</summary>
    public static NextStep? Of(DisputeView view, DateTimeOffset now) => Unwilling(view) ?? view.Dispute.State switch
    {
        DisputeState.Applied => Applied(view),
        DisputeState.Accepted => Accepted(view),
        DisputeState.Mediating or DisputeState.MediationExtended => Talking(view, now),
        DisputeState.AgreementReached => Signing(view),
        DisputeState.NotAccepted => new(MediationText.NextNotAccepted, [new(Documents, CaseWords.Of(DocumentKind.NonAcceptance), "print"), .. When(view.MayHandle, End)]),
        DisputeState.MediationFailed => new(MediationText.NextFailed, [new(Documents, CaseWords.Of(DocumentKind.FailureNotice), "print"), .. When(view.MayHandle, End)]),
        DisputeState.ReferredArbitration or DisputeState.ReferredCourt or DisputeState.ReferredOther => new(MediationText.NextReferred, When(view.MayHandle, End)),
        DisputeState.Performed or DisputeState.Withdrawn or DisputeState.Closed => null,
        _ => Promised(view),
    };

    private static NextAction End => new("end", MediationText.EndMediation, "exit");

    // After it was accepted either side may still end it at any time (R-MED-03).
    private static NextStep? Unwilling(DisputeView view)
    {
        if (view.Dispute.State == DisputeState.Applied || !DisputeTransitions.Talking.Contains(view.Dispute.State)) return null;
        var sides = Enum.GetValues<PartySide>().Where(side => view.Dispute.ConsentOf(side) == false).Select(CaseWords.Of).ToList();
        return sides.Count == 0 ? null : new(string.Format(MediationText.NextUnwilling, string.Join("、", sides)), When(view.MayHandle, End, Consent));
    }

    // Who mediates comes before when.
    private static NextStep? Bench(DisputeView view)
    {
        var people = When(view.MayDirect, new NextAction("mediators", MediationText.AppointMediator, "people"));
        if (MediationRules.BenchProblem(view.Dispute) is { } problem) return new(problem, people);
        return view.Dispute.ActiveMediators.Any(mediator => mediator is { Objection: not null, ObjectionAnswer: null }) ? new(MediationText.NextObjection, people) : null;
    }

    private static NextStep Applied(DisputeView view)
    {
        var sides = Enum.GetValues<PartySide>();
        if (sides.Any(side => view.Dispute.ConsentOf(side) == false)) return new(MediationText.NextRefused, When(view.MayDirect, Decide));
        var silent = sides.Where(side => view.Dispute.ConsentOf(side) is null).Select(CaseWords.Of).ToList();
        if (silent.Count > 0) return new(string.Format(MediationText.NextConsent, string.Join("、", silent)), When(view.MayHandle, Consent, Invite));
        return view.Dispute.Unidentified is [var party, ..]
            ? new(string.Format(MediationText.NextIdentify, party.Name), When(view.MayHandle, new NextAction($"parties/{party.Number}", MediationText.IdentifyParty, "person"), Invite))
            : new(view.MayDirect ? MediationText.NextDecide : MediationText.NextDecideWaits, When(view.MayDirect, Decide));
    }

    private static NextStep Accepted(DisputeView view) => Bench(view) ?? new(
        string.Format(MediationText.NextSchedule, string.Join("、", view.Dispute.ActiveMediators.Select(mediator => mediator.Name))),
        When(view.IsMediator, new NextAction("sessions/new", MediationText.ScheduleSession, "calendar")));

    private static NextStep Talking(DisputeView view, DateTimeOffset now)
    {
        if (Bench(view) is { } bench) return bench;
        var last = view.Dispute.Sessions is [.., var newest] ? newest : null;
        NextAction Open(string text) => new($"sessions/{last!.Id}", text, "calendar");
        if (last is { State: SessionState.Scheduled })
            return last.At > now
                ? new(string.Format(MediationText.NextMeet, last.Number, DateText.Moment(last.At), last.Place), [Open(MediationText.OpenSession)])
                : new(string.Format(MediationText.NextAfterMeeting, last.Number), [Open(MediationText.OpenSession)]);
        if (last is { State: SessionState.Held, Record: not { IsFrozen: true } })
            return new(string.Format(last.Record is null ? MediationText.NextRecord : MediationText.NextSignRecord, last.Number), [Open(MediationText.OpenRecord), .. When(view.IsMediator, Draft)]);
        return new(MediationText.NextDraft, When(view.IsMediator, Draft, new NextAction("sessions/new", MediationText.ScheduleSession, "calendar")));
    }

    private static NextAction Draft => new("agreement", MediationText.DraftAgreement, "edit");

    private static NextStep Signing(DisputeView view)
    {
        var sign = new NextAction("sign", MediationText.SignAgreement, "pen");
        if (view.Dispute.Agreement is { TouchesMinimum: true, ReviewApproved: false })
            return new(MediationText.NextReview, When(view.IsLawyer, new NextAction("review", MediationText.LegalReview, "scales")));
        var names = string.Join("、", view.Dispute.AwaitedSignatures.Select(next => $"{CaseWords.Of(next.Role)} {next.Name}"));
        var parties = view.Dispute.AwaitedSignatures.Any(next => next.PartyNumber is not null);
        return new(string.Format(MediationText.NextSign, names), [.. When(view.IsMediator || view.MayDirect, sign), .. When(parties && view.MayHandle, Invite)]);
    }

    private static NextStep Promised(DisputeView view)
    {
        var (dispute, may) = (view.Dispute, view.MayHandle);
        var instalments = dispute.Agreement!.Instalments;
        var lockIn = dispute.PossibleLockInSteps.Count > 0 ? LockIn : null;
        NextAction[] both = lockIn is null ? [Payments] : [Payments, lockIn];
        var urgent = new List<string>();
        if (instalments.Any(one => one.Payments.Any(payment => payment.State == PaymentState.Reported))) urgent.Add(MediationText.NextConfirm);
        if (instalments.FirstOrDefault(one => one is { BreachedOn: not null, IsPaid: false }) is { } late) urgent.Add(string.Format(MediationText.NextLate, late.Number, late.Missing));
        if (dispute.Agreement is { OtherDutiesBreachedOn: not null, OtherDutiesDoneOn: null, OtherDuties: var missed }) urgent.Add(string.Format(MediationText.NextDutiesLate, missed));
        if (urgent.Count > 0) return new(string.Join(' ', urgent), When(may, both));
        if (dispute.State is not (DisputeState.AgreementEffective or DisputeState.Breached)) return new(MediationText.NextDecision, When(may && lockIn is not null, LockIn, Payments));
        return instalments.FirstOrDefault(one => !one.IsPaid) is { } next
            ? new(string.Format(MediationText.NextPayment, next.Number, next.Missing, DateText.Day(next.Due)), When(may, both))
            : new(string.Format(MediationText.NextDuties, dispute.Agreement.OtherDuties), When(may, both));
    }

    private static NextAction[] When(bool may, params NextAction[] actions) => may ? actions : [];
}
