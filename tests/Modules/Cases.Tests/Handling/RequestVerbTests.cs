using System.Reflection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>Every verb of a request tried in every state in which one rests: the allowed ones do what they must, the others change nothing and say why.</summary>
public sealed class RequestVerbTests
{
    // Reopening is part of the rating.
    private static readonly RequestStep[] Verbs = [.. Enum.GetValues<RequestStep>().Except([RequestStep.Reopen])];

    public static TheoryData<RequestState, RequestStep> Everything()
    {
        var all = new TheoryData<RequestState, RequestStep>();
        foreach (var state in Enum.GetValues<RequestState>().Except(Requested.Passing))
            foreach (var step in Verbs) all.Add(state, step);
        return all;
    }

    [Theory, MemberData(nameof(Everything))]
    public void A_verb_does_what_the_table_says_and_else_changes_nothing(RequestState from, RequestStep step)
    {
        var request = Requested.In(from);
        request.State.ShouldBe(from);
        var before = Picture(request);
        if (!RequestTransitions.Allows(from, step))
        {
            var refused = Should.Throw<RefusedException>(() => Requested.Take(request, step));
            refused.Message.Length.ShouldBeGreaterThan(5);
            refused.RuleId.ShouldNotBeNull();
            Picture(request).ShouldBe(before);
            return;
        }
        Requested.Take(request, step);
        var to = RequestTransitions.Next(from, step);
        request.State.ShouldBe(to == RequestState.Evaluated ? RequestState.Closed : to); // rated well, it is filed at once
        Changed(request, step);
    }

    [Fact]
    public void A_poor_rating_opens_it_again_as_often_as_the_parameter_says_and_then_files_it()
    {
        var rules = new HandlingRules(1, 1, 3);
        var request = Requested.In(RequestState.Resolved);
        request.Rate(3, true, null, Requested.Now, rules).ShouldBeTrue();
        (request.State, request.Reopenings, request.IsLate, request.FailedContacts).ShouldBe((RequestState.Reopened, 1, false, 0));
        request.Assign(Requested.Street, Requested.Officer, null, Requested.Now);
        request.Accept(Requested.Officer, Requested.Now);
        request.Resolve(ResultCode.FullyResolved, "已补发", Requested.Now);
        request.Rate(1, false, "还是没有", Requested.Now, rules).ShouldBeFalse();
        request.State.ShouldBe(RequestState.Closed);
    }

    [Fact]
    public void A_unit_returns_as_often_as_the_parameter_says()
    {
        var twice = new HandlingRules(2, 2, 2);
        var request = Requested.In(RequestState.Assigned);
        request.Return("不在本辖区", Requested.Now, twice);
        request.Assign(Requested.Street, null, null, Requested.Now, twice);
        request.Return("仍不在本辖区", Requested.Now, twice);
        Should.Throw<RefusedException>(() => request.Assign(Requested.Street, null, null, Requested.Now, twice)).RuleId.ShouldBe("R-TRI-06");

        var never = Requested.In(RequestState.Assigned);
        Should.Throw<RefusedException>(() => never.Return("不在本辖区", Requested.Now, new(0, 2, 2))).RuleId.ShouldBe("R-TRI-06");
        never.State.ShouldBe(RequestState.Assigned);
    }

    private static void Changed(WorkerRequest request, RequestStep step)
    {
        switch (step)
        {
            case RequestStep.Triage: (request.Type, request.TriagedById).ShouldBe((CaseType.ParkDormitory, Requested.Officer)); break;
            case RequestStep.Assign: (request.HandlerPath, request.Level, request.HandlerId).ShouldBe((Requested.Community.Path, HandlingLevel.Community, Requested.Officer)); break;
            case RequestStep.Accept: request.HandlerId.ShouldBe(Requested.Officer); break;
            case RequestStep.Return: (request.HandlerId, request.HasReturned(Requested.Street.Path)).ShouldBe((null, true)); break;
            case RequestStep.AskSupplement: request.SupplementList.ShouldBe("工资条"); break;
            case RequestStep.Escalate: request.Handlings.ShouldContain(handling => handling.Start == HandlingStart.CoHandler && handling.IsOpen); break;
            case RequestStep.HandDown: (request.HandlerPath, request.Handlings.Count(handling => handling is { IsMain: true, IsOpen: true })).ShouldBe((Requested.Community.Path, 1)); break;
            case RequestStep.OpenCase: request.DisputeId.ShouldNotBeNull(); break;
            case RequestStep.Resolve: (request.Result, request.Outcome, request.DueAt).ShouldBe((ResultCode.FullyResolved, "已补发", null)); break;
            case RequestStep.VisitBack: (request.Stars, request.Solved).ShouldBe((5, true)); break;
            case RequestStep.Reject: request.Outcome.ShouldBe("请找司法所"); break;
            case RequestStep.Merge: request.MasterId.ShouldNotBeNull(); break;
        }
        if (RequestTransitions.Ended.Contains(request.State)) (request.ClosedAt, request.DueAt, request.IsLate).ShouldBe((Requested.Now, null, false));
        if (request.State is RequestState.Withdrawn or RequestState.Merged or RequestState.Split or RequestState.Resolved) request.Handlings.ShouldAllBe(handling => !handling.IsOpen);
    }

    // Everything that can be read of it, handlings, notes and claims included.
    private static string Picture(WorkerRequest request) => string.Join('\n', typeof(WorkerRequest).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name is not ("Handlings" or "Notes" or "Claims"))
        .Select(property => $"{property.Name}={property.GetValue(request)}")
        .Concat(request.Handlings.Select(handling => $"{handling.Order} {handling.UnitPath} {handling.OfficerId} {handling.AcceptedAt} {handling.EndedAt} {handling.Outcome}"))
        .Concat(request.Notes.Select(note => note.Text))
        .Concat(request.Claims.Select(claim => $"{claim.Line} {claim.Type} {claim.Amount}")));
}
