using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Domain.Hotline;

/// <summary>
/// 热线通话: one call to 12351, from the ringing to the quality check (R-HOT-03). What is to be done about it is a request like every other one; the call says what
/// it was, who took it, and whether the loop is closed.
/// </summary>
internal sealed partial class HotlineCall : Entity, IScoped
{
    private HotlineCall()
    {
    }

    /// <summary>RX-{area6}-{yyyyMMdd}-{seq4}.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The unit whose hotline it is.</summary>
    public string UnitPath { get; private set; } = "";

    /// <summary>Who took it, or for whom it rings; null while anybody may take it.</summary>
    public Guid? AgentId { get; private set; }

    /// <summary>When it began to ring.</summary>
    public DateTimeOffset BeganAt { get; private set; }

    /// <summary>When somebody took it.</summary>
    public DateTimeOffset? TakenAt { get; private set; }

    /// <summary>When the talk was over.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The number; null when it was withheld, or the caller wishes to stay unknown.</summary>
    public SealedText? Caller { get; private set; }

    /// <summary>Fingerprint of the number, by which earlier calls are found.</summary>
    public string? CallerIndex { get; private set; }

    /// <summary>The caller did not want to be known; the number is not kept.</summary>
    public bool IsAnonymous { get; private set; }
    public HotlineStage Stage { get; private set; }
    public HotlineCategory? Category { get; private set; }
    public HotlineClass? Class { get; private set; }
    public HotlineEnding? Ending { get; private set; }

    /// <summary>What the caller said, of a call that became no request.</summary>
    public string? Words { get; private set; }

    /// <summary>What the agent answered at once.</summary>
    public string? Answer { get; private set; }

    public Guid? RequestId { get; private set; }

    /// <summary>The request it became; for lists and figures, never changed from here.</summary>
    public WorkerRequest? Request { get; private set; }

    /// <summary>What the agent is typing while the caller speaks, as JSON; wiped with the end of the talk.</summary>
    public SealedText? Draft { get; private set; }

    /// <summary>When the caller was reached after the result, or had been tried as often as is asked.</summary>
    public DateTimeOffset? CalledBackAt { get; private set; }

    /// <summary>Quality checks, oldest first.</summary>
    public IReadOnlyList<CallCheck> Checks { get; private set; } = [];
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The telephone rings.</summary>
    /// <param name="number">Number of the call.</param>
    /// <param name="unitPath">Unit of the hotline.</param>
    /// <param name="agentId">For whom, or null.</param>
    /// <param name="caller">The sealed number with its fingerprint, or null.</param>
    /// <param name="now">When.</param>
    public static HotlineCall Ring(string number, string unitPath, Guid? agentId, (SealedText Sealed, string Index)? caller, DateTimeOffset now)
    {
        var call = new HotlineCall
        {
            Id = Guid.CreateVersion7(now),
            Number = number,
            UnitPath = unitPath,
            AgentId = agentId,
            BeganAt = now,
            Stage = HotlineStage.Ringing,
            Caller = caller?.Sealed,
            CallerIndex = caller?.Index,
        };
        call.Tell(new HotlineCallRang(call.Id, number, agentId));
        return call;
    }

    /// <summary>An agent takes it, also one that rings for a colleague who does not.</summary>
    public void Take(Guid agentId, DateTimeOffset now)
    {
        if (Stage != HotlineStage.Ringing) throw new RefusedException(HotlineText.TakenAlready, "R-HOT-03");
        (AgentId, TakenAt, Stage) = (agentId, now, HotlineStage.Talking);
        Tell(new HotlineCallTaken(Id, agentId));
    }

    /// <summary>Answered at once: the call is closed in the same step with the answer kept (R-HOT-02).</summary>
    public void AnswerAtOnce(HotlineCategory? category, string? answer, string? words, Secrecy? secrecy, DateTimeOffset now)
    {
        RefuseUnlessTalking();
        if (category is not { } known) throw new RefusedException(HotlineText.CategoryNeeded, "R-HOT-01", nameof(Category));
        if (string.IsNullOrWhiteSpace(answer)) throw new RefusedException(HotlineText.AnswerNeeded, "R-HOT-02", nameof(Answer));
        Leave(secrecy);
        (Category, Answer, Words) = (known, answer.Trim(), Blank(words));
        End(HotlineEnding.AnsweredAtOnce, now);
        (Stage, ClosedAt) = (HotlineStage.Closed, now);
        Tell(new HotlineCallAnswered(Id, known));
    }

    /// <summary>What it is, before it is taken in as a request.</summary>
    public void Judge(HotlineCategory? category, HotlineClass? level, bool anonymous)
    {
        RefuseUnlessTalking();
        Category = category ?? throw new RefusedException(HotlineText.CategoryNeeded, "R-HOT-01", nameof(Category));
        Class = level ?? throw new RefusedException(HotlineText.ClassNeeded, "R-HOT-02", nameof(Class));
        Forget(anonymous);
    }

    /// <summary>It became this request; both are saved together.</summary>
    public void Become(WorkerRequest request, DateTimeOffset now)
    {
        RefuseUnlessTalking();
        RequestId = request.Id;
        End(HotlineEnding.BecameRequest, now);
        Stage = HotlineStage.InHand;
        Tell(new HotlineCallBecameRequest(Id, request.Id, Category!.Value, Class!.Value));
    }

    /// <summary>Nothing came of it: nobody took it, the line broke, or it was a nuisance call. What was understood until then stays.</summary>
    public void HangUp(bool nuisance, HotlineCategory? category, HotlineClass? level, string? words, Secrecy? secrecy, DateTimeOffset now)
    {
        if (Stage is not (HotlineStage.Ringing or HotlineStage.Talking)) throw new RefusedException(HotlineText.TalkIsOver, "R-HOT-03");
        Leave(secrecy);
        (Category, Class, Words) = (category, level, Blank(words));
        End(nuisance ? HotlineEnding.Nuisance : HotlineEnding.Dropped, now);
        (Stage, ClosedAt) = (HotlineStage.Closed, now);
        Tell(new HotlineCallWasted(Id, Ending!.Value));
    }

    private void End(HotlineEnding ending, DateTimeOffset now) => (Ending, EndedAt, Draft) = (ending, now, null);

    // Whoever wants to stay unknown must not be found by the number next time either.
    private void Forget(bool anonymous)
    {
        IsAnonymous = anonymous;
        if (anonymous) (Caller, CallerIndex) = (null, null);
    }

    // No request will say who may know who called: what was told in confidence is tied to no number from the end of the talk on (R-PRI-13).
    private void Leave(Secrecy? secrecy)
    {
        Forget(secrecy == Secrecy.Anonymous);
        if (secrecy == Secrecy.Confidential) (Caller, CallerIndex) = (null, null);
    }

    private void RefuseUnlessTalking()
    {
        if (Stage != HotlineStage.Talking) throw new RefusedException(HotlineText.TalkIsOver, "R-HOT-03");
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
