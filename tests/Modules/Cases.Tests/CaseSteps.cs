using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.FindDoubles;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests;

/// <summary>Steps that tests of this module share.</summary>
internal static class CaseSteps
{
    public const string Wages = "我在明珠电子做普工，老板拖欠工资一个半月了，问了几次都说没钱，请工会帮忙要回来。";

    public static SubmitRequestCommand Request(this Town town, string facts = Wages, string name = "张三", string mobile = "13800001111") => new(
        new(facts, IntakeChecks.Claims(CaseType.WageArrears, Money.FromYuan(8600)), EnterpriseId: town.EnterpriseId, RespondentIsEmployer: true),
        new(name, mobile), IntakeChannel.Web, Secrecy.Named, town.Grid.Id, CaseType.WageArrears, new([ConsentPurpose.Handling]));

    public static Task<SubmittedRequest> SubmitAsync(this TestApp app, SubmitRequestCommand command) =>
        app.AsSystemAsync(services => services.GetRequiredService<SubmitRequestHandler>().HandleAsync(command, CancellationToken.None));

    public static Task<T> WithRequestAsync<T>(this TestApp app, Guid id, Func<WorkerRequest, T> look) =>
        app.InDatabaseAsync(async db => look((await db.FindAsync<WorkerRequest>(id))!));

    /// <summary>Triaged, assigned to the community and accepted by this officer.</summary>
    public static async Task HandleAsync(this IServiceProvider services, Guid requestId, Guid officerId, Town town)
    {
        var db = services.GetRequiredService<AppDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var request = (await db.FindAsync<WorkerRequest>(requestId))!;
        request.Triage(AffairStream.Public, CaseType.WageArrears, Urgency.Normal, officerId, now, null);
        var unit = (await services.GetRequiredService<IUnitDirectory>().TreeAsync(CancellationToken.None)).Find(town.Community.Id)!;
        request.Assign(unit, officerId, null, now);
        request.Accept(officerId, now);
        await db.SaveChangesAsync();
    }

    /// <summary>Resolved with a result.</summary>
    public static async Task ResolveAsync(this IServiceProvider services, Guid requestId)
    {
        var db = services.GetRequiredService<AppDbContext>();
        (await db.FindAsync<WorkerRequest>(requestId))!.Resolve(ResultCode.FullyResolved, "工资已发放。", services.GetRequiredService<TimeProvider>().GetUtcNow());
        await db.SaveChangesAsync();
    }

    /// <summary>What somebody with this role is told about possible doubles of a request; the system sees all.</summary>
    public static Task<IReadOnlyList<PossibleDouble>> DoublesAsync(this TestApp app, Guid requestId, Role? role = null, string? unitPath = null) => app.AsSystemAsync(async services =>
    {
        var (user, account) = (services.GetRequiredService<CurrentUser>(), Guid.CreateVersion7(app.Clock.GetUtcNow()));
        if (role is { } granted) user.Become(account, null, account, "某人", [new(granted, unitPath!)]);
        var request = (await services.GetRequiredService<AppDbContext>().FindAsync<WorkerRequest>(requestId))!;
        return await services.GetRequiredService<FindDoublesHandler>().HandleAsync(DoubleOf.Request(request, user), CancellationToken.None);
    });
}
