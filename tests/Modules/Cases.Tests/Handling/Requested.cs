using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>Requests in any state, brought there by their own verbs, without a database.</summary>
internal static class Requested
{
    public static readonly DateTimeOffset Now = HandlingSteps.Now;
    public static readonly Guid Officer = Guid.CreateVersion7(Now);
    public static readonly UnitInfo Community = Unit("/d1/s1/c1/", "春晖社区工联会", UnitKind.CommunityJointUnion, HandlingLevel.Community);
    public static readonly UnitInfo Street = Unit("/d1/s1/", "河东街道总工会", UnitKind.StreetFederation, HandlingLevel.Street);

    /// <summary>States in which no request rests: the verb that reaches them goes on at once.</summary>
    public static readonly RequestState[] Passing = [RequestState.Evaluated];

    public static WorkerRequest In(RequestState state)
    {
        var request = HandlingSteps.New(Community.Path + "g1/");
        if (state == RequestState.Submitted) return request;
        request.Register();
        if (state == RequestState.Registered) return request;
        if (state == RequestState.Rejected) return request.Then(r => r.Reject("不属于工会受理范围", "请找街道司法所", Now));
        request.Triage(AffairStream.Public, CaseType.WageArrears, Urgency.Urgent, Officer, Now, null);
        if (state == RequestState.Triaged) return request;
        if (state == RequestState.Split) return request.Then(r => r.Split([HandlingSteps.New("/d1/"), HandlingSteps.New("/d1/")], Now, null));
        if (state == RequestState.Merged) return request.Then(r => r.MergeInto(HandlingSteps.New("/d1/"), null, Now));
        if (state == RequestState.Withdrawn) return request.Then(r => r.Withdraw("已经和单位谈好", false, Now));
        request.Assign(Street, Officer, null, Now);
        if (state == RequestState.Assigned) return request;
        request.Accept(Officer, Now);
        return state switch
        {
            RequestState.InProgress => request,
            RequestState.PendingSupplement => request.Then(r => r.AskSupplement(["工资条"], new(2026, 3, 17), Now)),
            RequestState.Escalated => request.Then(r => r.Escalate(District(), null, EscalationCause.ByHand, "需要协调", Now)),
            RequestState.Referred => request.Then(r => r.Refer(Order(r), null)),
            RequestState.CaseOpened => request.Then(r => r.OpenCase(Guid.CreateVersion7(Now))),
            RequestState.Resolved => request.Then(r => r.Resolve(ResultCode.FullyResolved, "已补发", Now)),
            RequestState.Reopened => request.Then(r => r.Resolve(ResultCode.PartlyResolved, "发了一部分", Now)).Then(r => r.Rate(2, false, null, Now)),
            RequestState.Closed => request.Then(r => r.Resolve(ResultCode.FullyResolved, "已补发", Now)).Then(r => r.Close(Now, true)),
            _ => throw new ArgumentException($"No request rests in {state}."),
        };
    }

    /// <summary>Takes a step by the verb of the request.</summary>
    public static void Take(WorkerRequest request, RequestStep step)
    {
        switch (step)
        {
            case RequestStep.Register: request.Register(); break;
            case RequestStep.Triage: request.Triage(AffairStream.Common, CaseType.ParkDormitory, Urgency.Normal, Officer, Now, "看错了"); break;
            case RequestStep.Split: request.Split([HandlingSteps.New("/d1/"), HandlingSteps.New("/d1/")], Now, null); break;
            case RequestStep.Assign: request.Assign(Community, Officer, null, Now); break;
            case RequestStep.Accept: request.Accept(Officer, Now); break;
            case RequestStep.Return: request.Return("不在本辖区", Now); break;
            case RequestStep.AskSupplement: request.AskSupplement(["工资条"], new(2026, 3, 17), Now); break;
            case RequestStep.Supply: request.Supply(); break;
            // The one that is at the district already is escalated within it by a clock that names no higher unit; the table alone allows that.
            case RequestStep.Escalate: request.Escalate(request.Level == HandlingLevel.District ? Above() : District(), null, EscalationCause.ByHand, "需要协调", Now); break;
            case RequestStep.HandDown: request.HandDown(Community, null, "就近办理", Now); break;
            case RequestStep.Refer: request.Refer(Order(request), null); break;
            case RequestStep.Feedback: request.TakeBack(); break;
            case RequestStep.OpenCase: request.OpenCase(Guid.CreateVersion7(Now)); break;
            case RequestStep.Resume: request.Resume("调解不成"); break;
            case RequestStep.Resolve: request.Resolve(ResultCode.FullyResolved, "已补发", Now); break;
            case RequestStep.VisitBack: request.Rate(5, true, "谢谢", Now); break;
            case RequestStep.Close: request.Close(Now, true); break;
            case RequestStep.Withdraw: request.Withdraw("已经谈好", false, Now); break;
            case RequestStep.Reject: request.Reject("不属于工会受理范围", "请找司法所", Now); break;
            case RequestStep.Merge: request.MergeInto(HandlingSteps.New("/d1/"), null, Now); break;
            default: throw new ArgumentException($"{step} has no verb of its own.");
        }
    }

    private static UnitInfo District() => Unit("/d1/", "江南区总工会", UnitKind.DistrictFederation, HandlingLevel.District);

    private static UnitInfo Above() => Unit("/", "市总工会", UnitKind.DistrictFederation, HandlingLevel.District + 1);

    private static WorkOrder Order(WorkerRequest request) => WorkOrder.Send(request, "GD-1", "/d1/p1/", "请依法核查", new(2026, 3, 20), Officer, Now);

    private static UnitInfo Unit(string path, string name, UnitKind kind, HandlingLevel level) => new(Guid.CreateVersion7(Now), path, name, kind, null, level, null, null, null, null, false);

    private static WorkerRequest Then(this WorkerRequest request, Action<WorkerRequest> act)
    {
        act(request);
        return request;
    }
}
