using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>The smaller machines inside a dispute, each verb in each state: a meeting and its record, a reported payment, the code of a party's door.</summary>
public sealed class PartStateTests
{
    private static readonly DateTimeOffset Later = Disputed.Now.AddDays(2);
    private static readonly RecordContent Words = new(true, true, "要求支付", "愿意分期", null, "双方同意分期");

    private enum Meeting { Scheduled, Held, Written, Frozen, NotHeld }

    private static readonly Dictionary<Meeting, string[]> MeetingBook = new()
    {
        [Meeting.Scheduled] = ["Hold", "NotHold"],
        [Meeting.Held] = ["Write"],
        [Meeting.Written] = ["Write", "Sign", "Freeze"],
        [Meeting.Frozen] = [],
        [Meeting.NotHeld] = [],
    };

    private static readonly Dictionary<PaymentState, string[]> PaymentBook = new()
    {
        [PaymentState.Reported] = ["Confirm", "Reject"],
        [PaymentState.Confirmed] = [],
        [PaymentState.Rejected] = [],
    };

    public static TheoryData<string, string> Meetings() => Pairs<Meeting>("Hold", "NotHold", "Write", "Sign", "Freeze");

    public static TheoryData<string, string> Payments() => Pairs<PaymentState>("Confirm", "Reject");

    [Theory, MemberData(nameof(Meetings))]
    public void A_meeting_and_its_record_allow_what_is_next_and_nothing_else(string state, string verb)
    {
        var from = Enum.Parse<Meeting>(state);
        var (dispute, id) = MeetingIn(from);
        var before = Of(dispute, id);
        before.ShouldBe(from);

        if (!MeetingBook[from].Contains(verb))
        {
            var signatures = dispute.Signatures.Count;
            Should.Throw<RefusedException>(() => Take(dispute, id, verb)).RuleId.ShouldBe("R §14");
            (Of(dispute, id), dispute.Signatures.Count).ShouldBe((from, signatures));
            return;
        }
        Take(dispute, id, verb);
        Of(dispute, id).ShouldBe(verb switch { "Hold" => Meeting.Held, "NotHold" => Meeting.NotHeld, "Freeze" => Meeting.Frozen, _ => Meeting.Written });
    }

    [Fact]
    public void A_meeting_is_not_held_before_its_time_nor_without_anybody()
    {
        var (dispute, id) = MeetingIn(Meeting.Scheduled);
        Should.Throw<RefusedException>(() => dispute.Hold(id, true, true, null, Disputed.Now)).RuleId.ShouldBe("R §14");
        Should.Throw<RefusedException>(() => dispute.Hold(id, false, false, null, Later)).Field.ShouldBe("ApplicantCame");
        Of(dispute, id).ShouldBe(Meeting.Scheduled);
    }

    [Theory, MemberData(nameof(Payments))]
    public void A_reported_payment_is_answered_once(string state, string verb)
    {
        var from = Enum.Parse<PaymentState>(state);
        var dispute = Disputed.In(DisputeState.AgreementEffective);
        dispute.ReportPayment(1, Money.FromYuan(3_000), Disputed.Today, new(PartySide.Respondent, null), null, null, Disputed.Rules, Disputed.Now);
        if (from == PaymentState.Confirmed) Answer(dispute, "Confirm");
        if (from == PaymentState.Rejected) Answer(dispute, "Reject");
        var paid = dispute.Paid;

        if (!PaymentBook[from].Contains(verb))
        {
            Should.Throw<RefusedException>(() => Answer(dispute, verb)).RuleId.ShouldBe("R-MED-09");
            (dispute.Agreement!.Instalments[0].Payments[0].State, dispute.Paid).ShouldBe((from, paid));
            return;
        }
        Answer(dispute, verb);
        dispute.Agreement!.Instalments[0].Payments[0].State.ShouldBe(verb == "Confirm" ? PaymentState.Confirmed : PaymentState.Rejected);
        dispute.Paid.ShouldBe(verb == "Confirm" ? Money.FromYuan(3_000) : Money.Zero); // only what is confirmed counts
    }

    [Fact]
    public void A_code_opens_a_door_only_while_it_is_new_right_and_not_guessed_at()
    {
        var door = PartyDoor.Open(Disputed.Applied(), 2, Disputed.Now);
        door.Accepts("right", Disputed.Now).ShouldBeFalse("none was sent");

        door.SendCode("right", Disputed.Now);
        Should.Throw<RefusedException>(() => door.SendCode("other", Disputed.Now + PartyDoor.CodePause - TimeSpan.FromSeconds(1))).Field.ShouldBe("Code");
        door.Accepts("right", Disputed.Now + PartyDoor.CodeLife).ShouldBeTrue();
        door.Accepts("right", Disputed.Now + PartyDoor.CodeLife + TimeSpan.FromSeconds(1)).ShouldBeFalse("too old");

        door.SendCode("right", Later);
        for (var i = 0; i < PartyDoor.MostTries; i++) door.Accepts("wrong", Later).ShouldBeFalse();
        door.Accepts("right", Later).ShouldBeFalse("guessed at too often");
        door.SendCode("newer", Later + PartyDoor.CodePause);
        door.Accepts("newer", Later + PartyDoor.CodePause).ShouldBeTrue();

        var serial = door.Serial;
        door.Invite(Later.AddDays(30));
        door.Serial.ShouldBeGreaterThan(serial); // the old link ends, and its code with it
        door.Accepts("newer", Later + PartyDoor.CodePause).ShouldBeFalse();
    }

    private static TheoryData<string, string> Pairs<TState>(params string[] verbs) where TState : struct, Enum
    {
        var all = new TheoryData<string, string>();
        foreach (var state in Enum.GetNames<TState>())
            foreach (var verb in verbs) all.Add(state, verb);
        return all;
    }

    private static (DisputeCase Dispute, Guid Session) MeetingIn(Meeting state)
    {
        var dispute = Disputed.In(DisputeState.Mediating);
        var id = dispute.Sessions[0].Id;
        string[] way = state switch
        {
            Meeting.Scheduled => [],
            Meeting.Held => ["Hold"],
            Meeting.Written => ["Hold", "Write"],
            Meeting.Frozen => ["Hold", "Write", "Sign", "Freeze"],
            _ => ["NotHold"],
        };
        foreach (var verb in way) Take(dispute, id, verb);
        return (dispute, id);
    }

    private static Meeting Of(DisputeCase dispute, Guid id) => dispute.Session(id) switch
    {
        { State: SessionState.Scheduled } => Meeting.Scheduled,
        { State: SessionState.NotHeld } => Meeting.NotHeld,
        { Record: null } => Meeting.Held,
        { Record.IsFrozen: false } => Meeting.Written,
        _ => Meeting.Frozen,
    };

    private static void Take(DisputeCase dispute, Guid id, string verb)
    {
        switch (verb)
        {
            case "Hold": dispute.Hold(id, true, false, null, Later); break;
            case "NotHold": dispute.NotHold(id, "双方均请求改期"); break;
            case "Write": dispute.WriteRecord(id, Words); break;
            case "Sign": dispute.SignRecord(id, new(SignerRole.Mediator, null, "调解员", SignatureMethod.Paper, null, Disputed.Mediator), Later); break;
            default:
                // Only the signatures stand between a written record and a frozen one.
                if (Of(dispute, id) == Meeting.Written && dispute.RecordSignatures(dispute.Session(id)).Count == 0) Take(dispute, id, "Sign");
                if (Of(dispute, id) == Meeting.Written)
                    dispute.SignRecord(id, new(SignerRole.Applicant, 1, "王小工", SignatureMethod.Paper, null, Disputed.Mediator), Later);
                dispute.FreezeRecord(id, "录1", Later);
                break;
        }
    }

    private static void Answer(DisputeCase dispute, string verb)
    {
        if (verb == "Confirm") dispute.ConfirmPayment(1, 1, new(PartySide.Applicant, null), Disputed.Rules, Disputed.Now);
        else dispute.RejectPayment(1, 1, "没有收到", new(PartySide.Applicant, null), Disputed.Rules, Disputed.Now);
    }
}
