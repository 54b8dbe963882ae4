using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using static Niangjia.Contracts.Cases.RequestState;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>R §1.5, written down a second time: what the table of the rule book allows, and nothing else.</summary>
public sealed class RequestTransitionTests
{
    private static readonly Dictionary<RequestState, (RequestStep Step, RequestState To)[]> Book = new()
    {
        [Submitted] = [(RequestStep.Register, Registered)],
        [Registered] = [(RequestStep.Triage, Triaged), (RequestStep.Split, RequestState.Split), (RequestStep.Reject, Rejected)],
        [Triaged] = [(RequestStep.Triage, Triaged), (RequestStep.Assign, Assigned), (RequestStep.Split, RequestState.Split), (RequestStep.Reject, Rejected)],
        [Assigned] =
        [
            (RequestStep.Accept, InProgress), (RequestStep.Return, Triaged), (RequestStep.Escalate, Escalated), (RequestStep.Triage, Triaged),
            (RequestStep.Split, RequestState.Split),
        ],
        [InProgress] =
        [
            (RequestStep.AskSupplement, PendingSupplement), (RequestStep.Escalate, Escalated), (RequestStep.Refer, Referred), (RequestStep.OpenCase, CaseOpened),
            (RequestStep.Resolve, Resolved), (RequestStep.HandDown, Assigned), (RequestStep.Triage, Triaged), (RequestStep.Split, RequestState.Split),
        ],
        [PendingSupplement] = [(RequestStep.Supply, InProgress)],
        [Escalated] =
        [
            (RequestStep.Accept, InProgress), (RequestStep.Escalate, Escalated), (RequestStep.HandDown, Assigned), (RequestStep.Resolve, Resolved),
            (RequestStep.Triage, Triaged),
        ],
        [Referred] = [(RequestStep.Feedback, InProgress), (RequestStep.Refer, Referred), (RequestStep.Resolve, Resolved)],
        [CaseOpened] = [(RequestStep.Resolve, Resolved), (RequestStep.Resume, InProgress)],
        [Resolved] = [(RequestStep.VisitBack, Evaluated), (RequestStep.Close, Closed)],
        [Evaluated] = [(RequestStep.Reopen, Reopened), (RequestStep.Close, Closed)],
        [Reopened] = [(RequestStep.Assign, Assigned)],
        [RequestState.Split] = [(RequestStep.Close, Closed)],
    };

    // "any open": a worker may always withdraw, and any open request but a split one can turn out to be a double.
    private static readonly RequestState[] Open =
        [Submitted, Registered, Triaged, Assigned, InProgress, PendingSupplement, Escalated, Referred, CaseOpened, Reopened, RequestState.Split];

    public static TheoryData<RequestState, RequestStep> Everything()
    {
        var all = new TheoryData<RequestState, RequestStep>();
        foreach (var state in Enum.GetValues<RequestState>())
            foreach (var step in Enum.GetValues<RequestStep>()) all.Add(state, step);
        return all;
    }

    [Theory, MemberData(nameof(Everything))]
    public void A_step_is_possible_exactly_when_the_rule_book_says_so(RequestState from, RequestStep step)
    {
        var to = Expected(from, step);
        RequestTransitions.Allows(from, step).ShouldBe(to is not null);
        if (to is not null) RequestTransitions.Next(from, step).ShouldBe(to.Value);
        else Should.Throw<RefusedException>(() => RequestTransitions.Next(from, step)).RuleId.ShouldBe("R-§1.5");
    }

    [Fact]
    public void Every_state_but_the_last_ones_leads_somewhere()
    {
        foreach (var state in Enum.GetValues<RequestState>().Except(RequestTransitions.Ended))
            Enum.GetValues<RequestStep>().ShouldContain(step => RequestTransitions.Allows(state, step), state.ToString());
    }

    private static RequestState? Expected(RequestState from, RequestStep step) => step switch
    {
        RequestStep.Withdraw => Open.Contains(from) ? Withdrawn : null,
        RequestStep.Merge => Open.Contains(from) && from != RequestState.Split ? Merged : null,
        _ => Book.TryGetValue(from, out var steps) && steps.FirstOrDefault(row => row.Step == step) is { To: not Submitted } row ? row.To : null,
    };
}
