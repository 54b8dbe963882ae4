using Niangjia.Cases.Domain.Duties;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>Every verb of a task in every state: it ends once, lapses quietly, and falls late only while it is open.</summary>
public sealed class TaskStateTests
{
    private enum State { Open, Late, Done, NotNeeded, Lapsed }

    private static readonly TaskActor Somebody = new(Requested.Officer, "周干事", IsHandler: false);

    public static TheoryData<string, string> Everything()
    {
        var all = new TheoryData<string, string>();
        foreach (var state in Enum.GetNames<State>())
            foreach (var verb in (string[])["Done", "NotNeeded", "Lapse", "FallLate"]) all.Add(state, verb);
        return all;
    }

    [Theory, MemberData(nameof(Everything))]
    public void A_task_ends_once_and_is_late_only_while_it_is_open(string state, string verb)
    {
        var from = Enum.Parse<State>(state);
        var task = In(from);
        var open = from is State.Open or State.Late;

        if (!open && verb is ("Done" or "NotNeeded"))
        {
            Should.Throw<RefusedException>(() => Take(task, verb)).RuleId.ShouldBe("R-CAS-07");
            Of(task).ShouldBe(from);
            return;
        }
        Take(task, verb);
        Of(task).ShouldBe(!open ? from : verb switch { "Done" => State.Done, "NotNeeded" => State.NotNeeded, "Lapse" => State.Lapsed, _ => State.Late });
    }

    [Theory, InlineData(TaskCodes.UrgePromise), InlineData(TaskCodes.AfterMediation)]
    public void Some_ends_need_a_word_of_what_came_of_it(string code)
    {
        var task = RequestTask.Add(Requested.In(RequestState.InProgress), new(code, "R-MED-09"), Requested.Now);
        Should.Throw<RefusedException>(() => task.End(TaskOutcome.Done, " ", Somebody, Requested.Now)).Field.ShouldBe("Note");
        task.End(TaskOutcome.Done, "单位答应周五付清", Somebody, Requested.Now);
        task.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void What_is_not_needed_says_why_and_a_review_is_for_somebody_else()
    {
        Should.Throw<RefusedException>(() => In(State.Open).End(TaskOutcome.NotNeeded, null, Somebody, Requested.Now)).Field.ShouldBe("Note");
        var review = RequestTask.Add(Requested.In(RequestState.InProgress), new("Review", "R-CAS-07", NotByHandler: true), Requested.Now);
        Should.Throw<RefusedException>(() => review.End(TaskOutcome.Done, null, Somebody with { IsHandler = true }, Requested.Now)).RuleId.ShouldBe("R-CAS-07");
        review.IsOpen.ShouldBeTrue();
    }

    private static RequestTask In(State state)
    {
        var task = RequestTask.Add(Requested.In(RequestState.InProgress), new("InformUnion", "R-CAS-07"), Requested.Now);
        if (state == State.Late) task.FallLate();
        else if (state != State.Open) Take(task, state == State.Lapsed ? "Lapse" : state.ToString());
        return task;
    }

    private static State Of(RequestTask task) => task.Outcome switch
    {
        TaskOutcome.Done => State.Done,
        TaskOutcome.NotNeeded => State.NotNeeded,
        TaskOutcome.Lapsed => State.Lapsed,
        _ => task.IsLate ? State.Late : State.Open,
    };

    private static void Take(RequestTask task, string verb)
    {
        switch (verb)
        {
            case "Done": task.End(TaskOutcome.Done, null, Somebody, Requested.Now); break;
            case "NotNeeded": task.End(TaskOutcome.NotNeeded, "职工已撤回", Somebody, Requested.Now); break;
            case "Lapse": task.Lapse("诉求已办结", Requested.Now); break;
            default: task.FallLate(); break;
        }
    }
}
