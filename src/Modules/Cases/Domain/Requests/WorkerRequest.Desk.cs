using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>What staff record beside the handling: which papers are there, calls back, reasons for a delay, words told at the window.</summary>
internal sealed partial class WorkerRequest
{
    /// <summary>Items of the evidence lists that were looked at; every other one is missing (R §1.3).</summary>
    public IReadOnlyList<EvidenceMark> Evidence { get; private set; } = [];

    /// <summary>Calls back after a result, oldest first; those that reached nobody are among them.</summary>
    public IReadOnlyList<CallBackEntry> CallBacks { get; private set; } = [];

    /// <summary>Reasons asked for and given, oldest first.</summary>
    public IReadOnlyList<DelayReason> DelayReasons { get; private set; } = [];

    /// <summary>Why a reason is owed now, or null.</summary>
    public DelayCause? OwedReason { get; private set; }

    /// <summary>Calls since the last result that reached nobody.</summary>
    public int CallBackTries => CallBacks.Count(call => !call.Reached && call.EnteredAt >= ResolvedAt);

    /// <summary>Where an item of the lists stands.</summary>
    public EvidenceState StateOf(EvidenceSide side, string item) => Evidence.FirstOrDefault(mark => mark.Side == side && mark.Item == item)?.State ?? EvidenceState.Missing;

    /// <summary>Ticks items off; what stays as it was is not told.</summary>
    public void CheckEvidence(IEnumerable<(EvidenceSide Side, string Item, EvidenceState State)> items, string by, DateTimeOffset now)
    {
        RefuseUnlessOpen();
        EvidenceTick[] ticks = [.. items.Select(item => new EvidenceTick(item.Side, item.Item, StateOf(item.Side, item.Item), item.State)).Where(tick => tick.From != tick.To)];
        if (ticks.Length == 0) return;
        Evidence =
        [
            .. Evidence.Where(mark => ticks.All(tick => tick.Side != mark.Side || tick.Item != mark.Item)),
            .. ticks.Select(tick => new EvidenceMark(tick.Side, tick.Item, tick.To, now, by)),
        ];
        Tell(new EvidenceChecked(Id, ticks));
    }

    /// <summary>Asks the employer for papers it is expected to hold and has not handed in (R §1.4); where it must not learn who asks, only with a reason (R-HOT-05).</summary>
    public void AskEmployer(IReadOnlyList<string> items, DateOnly due, DateOnly today, string? reason = null)
    {
        RefuseUnlessOpen();
        if (items.Count == 0) throw new RefusedException(DeskText.AskForSomething, "R-EVD-01", "Items");
        var missing = Catalogue.EvidenceLists.Missing(this, EvidenceSide.Employer).Select(item => item.Chinese).ToHashSet();
        // Triaged to another type or handed in meanwhile: nobody is asked for what is not wanted.
        if (items.Any(item => !missing.Contains(item))) throw new RefusedException(DeskText.EvidenceListChanged, "R-EVD-01", "Items");
        if (due <= today) throw new RefusedException(DeskText.DueAfterToday, "R-EVD-01", "Due");
        if (due > today.AddYears(1)) throw new RefusedException(DeskText.DueWithinYear, "R-EVD-01", "Due");
        if (IsGuarded && string.IsNullOrWhiteSpace(reason)) throw new RefusedException(HotlineText.EmployerReasonNeeded, "R-HOT-05", "Reason");
        Tell(new EmployerPapersAsked(Id, [.. items.Distinct()], due), IsGuarded ? reason : null);
    }

    /// <summary>Papers were filed that are not the applicant's to see.</summary>
    public void DocumentsCame(int files) => Tell(new DocumentsFiled(Id, files));

    /// <summary>The applicant withdrew by word of mouth; it ends as if they had done it themselves.</summary>
    public void WithdrawAsTold(ContactWay way, DateTimeOffset saidAt, string? words, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(words)) throw new RefusedException(DeskText.WithdrawalWordsNeeded, "R-GEN-07", "Reason");
        if (State == RequestState.Split) throw new RefusedException(DeskText.WithdrawParts, "R-TRI-05");
        if (saidAt > now) throw new RefusedException(DeskText.NotInFuture, "R-§1.5", "SaidAt");
        // To the minute: a time is typed without seconds.
        if (saidAt.AddMinutes(1) <= SubmittedAt) throw new RefusedException(DeskText.SaidBeforeRequest, "R-§1.5", "SaidAt");
        Withdraw(words.Trim(), false, now);
        Tell(new WithdrawalTakenDown(Id, way, saidAt), words.Trim());
    }

    /// <summary>
    /// Somebody called back after the result (R-TRI-08). Whoever was reached rates by word of mouth, with the same consequences as on the phone page (R §1.5);
    /// who reached nobody has tried once more.
    /// </summary>
    /// <returns>Whether it must be handled again.</returns>
    public bool CallBack(CallBackReport report, Guid by, string byName, DateTimeOffset now, HandlingRules? rules = null)
    {
        if (State != RequestState.Resolved) throw new RefusedException(DeskText.CallBackOnlyResolved, "R-§1.5");
        if (PersonId is null) throw new RefusedException(DeskText.NobodyToCallBack, "R-TRI-08");
        if (report.At > now) throw new RefusedException(DeskText.NotInFuture, "R-TRI-08", "At");
        if (report.At.AddMinutes(1) <= ResolvedAt) throw new RefusedException(DeskText.CalledBeforeResult, "R-TRI-08", "At");
        if (report.Reached)
        {
            if (string.IsNullOrWhiteSpace(report.Who)) throw new RefusedException(DeskText.WhoWasReachedNeeded, "R-TRI-08", "Who");
            if (report.Solved is null) throw new RefusedException(CasesText.SolvedNeeded, "R-§1.5", "Solved");
            if (report.Stars is null or < 1 or > 5) throw new RefusedException(CasesText.StarsOneToFive, "R-§1.5", "Stars");
        }
        else
        {
            report = report with { Who = null, Stars = null, Solved = null };
        }
        var same = HasHandled(by);
        CallBacks =
        [
            .. CallBacks,
            new(CallBacks.Count + 1, report.At, now, report.Way, report.Reached, report.Who?.Trim(), report.Stars, report.Solved, report.Words, byName, same),
        ];
        if (!report.Reached)
        {
            Tell(new CallBackTried(Id, CallBackTries, report.Way));
            return false;
        }
        Tell(new CallBackMade(Id, report.Way, report.Stars!.Value, report.Solved!.Value, same));
        return Rate(report.Stars.Value, report.Solved.Value, report.Words, now, rules);
    }

    /// <summary>Whether an officer was the one in charge at any time; somebody else should call back.</summary>
    public bool HasHandled(Guid account) => HandlerId == account || _handlings.Any(handling => handling.IsMain && handling.OfficerId == account);

    /// <summary>Whether a reason can be asked for: one at a time, and once a cause.</summary>
    public bool MayAskDelayReason(DelayCause cause) => OwedReason is null && DelayReasons.All(reason => reason.Cause != cause);

    /// <summary>The unit must say why it is not done yet.</summary>
    public void AskDelayReason(DelayCause cause, DateOnly due, DateTimeOffset now)
    {
        if (!MayAskDelayReason(cause)) return;
        OwedReason = cause;
        DelayReasons = [.. DelayReasons, new(cause, now, null, null, null)];
        Tell(new DelayReasonAsked(Id, cause, due));
    }

    /// <summary>Says why it is not done yet, in words the applicant reads.</summary>
    public void ExplainDelay(string? text, string by, DateTimeOffset now)
    {
        if (OwedReason is not { } cause) throw new RefusedException(DeskText.NoReasonOwed, "R-MED-14");
        if (string.IsNullOrWhiteSpace(text)) throw new RefusedException(DeskText.DelayReasonNeeded, cause == DelayCause.NotSameDay ? "R-MED-14" : "R-TRI-08", "DelayReason");
        OwedReason = null;
        DelayReasons = [.. DelayReasons.Select(reason => reason.GivenAt is null ? reason with { GivenAt = now, Text = text.Trim(), By = by } : reason)];
        Tell(new DelayExplained(Id, cause, text.Trim()));
    }
}

/// <summary>An item of the evidence lists that somebody looked at, named as it stands in the Chinese catalogue.</summary>
internal sealed record EvidenceMark(EvidenceSide Side, string Item, EvidenceState State, DateTimeOffset At, string By);

/// <summary>What a call back brought.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Way">How.</param>
/// <param name="Reached">Whether anybody was reached.</param>
/// <param name="Who">Who was reached: the applicant, a relative …</param>
/// <param name="Stars">1–5.</param>
/// <param name="Solved">Whether it is solved, as the applicant says.</param>
/// <param name="Words">What the applicant said, or what happened instead.</param>
internal sealed record CallBackReport(DateTimeOffset At, ContactWay Way, bool Reached, string? Who = null, int? Stars = null, bool? Solved = null, string? Words = null);

/// <summary>A call back as it is kept.</summary>
internal sealed record CallBackEntry(
    int Number, DateTimeOffset At, DateTimeOffset EnteredAt, ContactWay Way, bool Reached, string? Who, int? Stars, bool? Solved, string? Words, string By, bool BySameOfficer);

/// <summary>A reason that was asked for, and what was answered.</summary>
internal sealed record DelayReason(DelayCause Cause, DateTimeOffset AskedAt, DateTimeOffset? GivenAt, string? Text, string? By);
