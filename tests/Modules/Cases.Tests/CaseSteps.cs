using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
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
}
