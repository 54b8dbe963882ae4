using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>Every verb of a work order in every state: it does what it should or is refused and changes nothing (R §1.5).</summary>
public sealed class WorkOrderStateTests
{
    private static readonly Dictionary<WorkOrderState, string[]> Book = new()
    {
        [WorkOrderState.Sent] = ["Accept", "Reject", "Recall"],
        [WorkOrderState.Accepted] = ["Report", "Recall"],
        [WorkOrderState.Rejected] = [],
        [WorkOrderState.Answered] = [],
        [WorkOrderState.Recalled] = [],
    };

    private static readonly Dictionary<string, WorkOrderState> Target = new()
    {
        ["Accept"] = WorkOrderState.Accepted,
        ["Reject"] = WorkOrderState.Rejected,
        ["Report"] = WorkOrderState.Answered,
        ["Recall"] = WorkOrderState.Recalled,
    };

    public static TheoryData<string, string> Everything()
    {
        var all = new TheoryData<string, string>();
        foreach (var state in Enum.GetNames<WorkOrderState>())
            foreach (var verb in Target.Keys) all.Add(state, verb);
        return all;
    }

    [Theory, MemberData(nameof(Everything))]
    public void A_verb_is_possible_exactly_when_the_order_waits_for_it(string state, string verb)
    {
        var from = Enum.Parse<WorkOrderState>(state);
        var order = In(from);
        if (Book[from].Contains(verb))
        {
            Take(order, verb);
            order.State.ShouldBe(Target[verb]);
            return;
        }
        Should.Throw<RefusedException>(() => Take(order, verb)).RuleId.ShouldBe("R-§1.5");
        order.State.ShouldBe(from);
    }

    [Theory, InlineData("Accept", "Reference"), InlineData("Reject", "Reason"), InlineData("Report", "Answer")]
    public void What_the_department_says_is_needed(string verb, string field)
    {
        var order = In(verb == "Report" ? WorkOrderState.Accepted : WorkOrderState.Sent);
        Should.Throw<RefusedException>(() => Take(order, verb, " ")).Field.ShouldBe(field);
    }

    private static WorkOrder In(WorkOrderState state)
    {
        var order = WorkOrder.Send(Requested.In(RequestState.InProgress), "GD-1", "/d1/p1/", "请依法核查", new(2026, 3, 20), Requested.Officer, Requested.Now);
        if (state == WorkOrderState.Answered) order.Accept("监2026-1");
        var verb = Target.FirstOrDefault(pair => pair.Value == state).Key;
        if (verb is not null) Take(order, verb);
        return order;
    }

    private static void Take(WorkOrder order, string verb, string words = "已责令改正")
    {
        switch (verb)
        {
            case "Accept": order.Accept(words); break;
            case "Reject": order.Reject(words, Requested.Now); break;
            case "Report": order.Report(words, true, Requested.Now); break;
            default: order.Recall(words, Requested.Now); break;
        }
    }
}
