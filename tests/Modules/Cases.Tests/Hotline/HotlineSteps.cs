using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Features.AcceptRequest;
using Niangjia.Cases.Features.AssignRequest;
using Niangjia.Cases.Features.ResolveRequest;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;

namespace Niangjia.Cases.Tests.Hotline;

/// <summary>Steps at the hotline.</summary>
internal static class HotlineSteps
{
    public const string Mobile = "16000000001";

    /// <summary>An agent at the desk.</summary>
    public static Task<Browser> AgentAsync(this TestApp app, Town town, string name = "坐席一号") => app.SignInAsAsync(Role.HotlineAgent, town.District.Path, name);

    /// <summary>Picked up at the desk: the record is open.</summary>
    public static async Task<Page> PickUpAsync(this Browser agent, string caller = Mobile) =>
        await (await agent.OpenAsync(HotlineUrls.Desk)).SubmitAsync("open-call", new { Caller = caller });

    /// <summary>What the desk says of a number when it is looked up and nothing is begun.</summary>
    public static async Task<string> LookUpAsync(this Browser agent, string caller) =>
        (await (await agent.OpenAsync(HotlineUrls.Desk)).Form("open-call").Fill(new { Caller = caller }).SubmitAsync("查来电人")).Text;

    /// <summary>Everything that is asked for a request.</summary>
    public static object Said(string facts = CaseSteps.Wages, Secrecy secrecy = Secrecy.Named) => new
    {
        Facts = facts,
        Category = HotlineCategory.Complaint,
        Class = HotlineClass.Difficult,
        Name = "王小工",
        RespondentName = Towns.EnterpriseName,
        Type = CaseType.WageArrears,
        Secrecy = secrecy,
        Agrees = true,
    };

    /// <summary>A clock of a request or a call; the latest when there were several.</summary>
    public static Task<Clock> ClockAsync(this TestApp app, Guid id, string code) =>
        app.InDatabaseAsync(db => db.Set<Clock>().Where(clock => clock.SubjectId == id && clock.Code == code).OrderByDescending(clock => clock.Id).FirstAsync());

    /// <summary>The call that came in last.</summary>
    public static Task<HotlineCall> LastCallAsync(this TestApp app) =>
        app.InDatabaseAsync(db => db.Set<HotlineCall>().AsNoTracking().Include(call => call.Request).OrderByDescending(call => call.Number).FirstAsync());

    /// <summary>A call taken down as a request.</summary>
    public static async Task<HotlineCall> TakeDownAsync(this TestApp app, Browser agent, bool notToEmployer = false, Secrecy secrecy = Secrecy.Named)
    {
        var record = await agent.PickUpAsync();
        (await record.Form("record-call").Fill(Said(secrecy: secrecy)).Fill("NotToEmployer", notToEmployer).SubmitAsync("登记为诉求")).ShouldShow("已登记为");
        return await app.LastCallAsync();
    }

    /// <summary>Sent to the community, accepted there and said to be done.</summary>
    public static async Task<Guid> HandleAsync(this TestApp app, Town town, Guid requestId, Guid? by = null)
    {
        var account = by ?? await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        if ((await app.RequestAsync(requestId)).State == RequestState.Registered)
        {
            await app.TriageRequestAsync(requestId, CaseType.WageArrears);
            await app.AsSystemAsync(services => services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(requestId, town.Community.Id, null, null), CancellationToken.None));
        }
        await app.AsSystemAsync(services => As(services).GetRequiredService<AcceptRequestHandler>().HandleAsync(new(requestId), CancellationToken.None));
        await app.AsSystemAsync(services => As(services).GetRequiredService<ResolveRequestHandler>().HandleAsync(new(requestId, ResultCode.FullyResolved, "工资已全部补发。"), CancellationToken.None));
        await app.RunJournalAsync();
        return account;

        IServiceProvider As(IServiceProvider services)
        {
            services.GetRequiredService<CurrentUser>().Become(account, null, account, "林专干", [new(Role.CommunityOfficer, town.Community.Path)]);
            return services;
        }
    }

    /// <summary>Called back by the script, and content.</summary>
    public static async Task<Page> CallBackAsync(this Browser agent, Guid callId) =>
        await (await agent.OpenAsync(HotlineUrls.Step(callId, "call-back"))).SubmitAsync("call-back-caller", new { Reached = "true", Who = "本人", Solved = "true", Stars = "5" });

    /// <summary>Checked with the same mark everywhere.</summary>
    public static async Task<Page> CheckAsync(this Browser checker, Guid callId, bool passed, CallMark mark = CallMark.Good, string? reason = null)
    {
        var form = (await checker.OpenAsync(HotlineUrls.Step(callId, "check"))).Form("check-call");
        for (var at = 0; at < 5; at++) form.Fill($"Input.Marks[{at}].Mark", mark);
        return await form.Fill(new { Passed = passed ? "true" : "false", Reason = reason }).SubmitAsync();
    }
}
