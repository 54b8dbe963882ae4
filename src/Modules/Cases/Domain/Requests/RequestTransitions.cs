using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using static Niangjia.Contracts.Cases.RequestState;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>The state machine of R §1.5 as a table; whatever is not in it is refused.</summary>
internal static class RequestTransitions
{
    /// <summary>States in which the applicant's matter is still being looked after.</summary>
    public static readonly RequestState[] Open =
        [Submitted, Registered, Triaged, Assigned, InProgress, PendingSupplement, Escalated, Referred, CaseOpened, Reopened, RequestState.Split];

    /// <summary>States in which somebody must send it to a unit.</summary>
    public static readonly RequestState[] ToDispatch = [Triaged, Reopened];

    /// <summary>States in which a unit has it and somebody there must be in charge.</summary>
    public static readonly RequestState[] InHand = [Assigned, InProgress, PendingSupplement, Escalated, Referred, CaseOpened];

    /// <summary>States in which a unit has it and must accept it.</summary>
    public static readonly RequestState[] ToAccept = [Assigned, Escalated];

    /// <summary>States in which nothing can happen any more.</summary>
    public static readonly RequestState[] Ended = [Closed, Withdrawn, Rejected, Merged];

    private static readonly Dictionary<(RequestState From, RequestStep Step), RequestState> Table = Build();

    /// <summary>All allowed steps.</summary>
    public static IReadOnlyDictionary<(RequestState From, RequestStep Step), RequestState> All => Table;

    /// <summary>Whether a step is possible.</summary>
    public static bool Allows(RequestState from, RequestStep step) => Table.ContainsKey((from, step));

    /// <summary>The state after a step.</summary>
    /// <exception cref="RefusedException">The step is not possible now.</exception>
    public static RequestState Next(RequestState from, RequestStep step) =>
        Table.TryGetValue((from, step), out var to)
            ? to
            : throw new RefusedException(string.Format(CasesText.StepNotPossible, CaseWords.Of(from), CaseWords.Of(step)), "R-§1.5");

    private static Dictionary<(RequestState, RequestStep), RequestState> Build()
    {
        var table = new Dictionary<(RequestState, RequestStep), RequestState>();
        void Add(RequestStep step, RequestState to, params ReadOnlySpan<RequestState> from)
        {
            foreach (var state in from) table.Add((state, step), to);
        }

        Add(RequestStep.Register, Registered, Submitted);
        Add(RequestStep.Triage, Triaged, Registered, Triaged, Assigned, InProgress, Escalated); // again with a reason: R-TRI-06
        Add(RequestStep.Split, RequestState.Split, Registered, Triaged, Assigned, InProgress);
        Add(RequestStep.Assign, Assigned, Triaged, Reopened);
        Add(RequestStep.Accept, InProgress, ToAccept);
        Add(RequestStep.Return, Triaged, Assigned);
        Add(RequestStep.AskSupplement, PendingSupplement, InProgress);
        Add(RequestStep.Supply, InProgress, PendingSupplement);
        // A level that never answered is passed over just as one that answered and then did nothing: R-ESC-01.
        Add(RequestStep.Escalate, Escalated, Assigned, InProgress, Escalated);
        Add(RequestStep.HandDown, Assigned, InProgress, Escalated);
        Add(RequestStep.Refer, Referred, InProgress, Referred);
        Add(RequestStep.Feedback, InProgress, Referred);
        Add(RequestStep.OpenCase, CaseOpened, InProgress);
        Add(RequestStep.Resume, InProgress, CaseOpened); // mediation came to nothing (R-MED-11)
        Add(RequestStep.Resolve, Resolved, InProgress, Escalated, Referred, CaseOpened);
        Add(RequestStep.VisitBack, Evaluated, Resolved);
        Add(RequestStep.Reopen, Reopened, Evaluated);
        Add(RequestStep.Close, Closed, Evaluated, Resolved, RequestState.Split);
        Add(RequestStep.Reject, Rejected, Registered, Triaged);
        Add(RequestStep.Withdraw, Withdrawn, Open);
        Add(RequestStep.Merge, Merged, [.. Open.Where(state => state != RequestState.Split)]);
        return table;
    }
}
