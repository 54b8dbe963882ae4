using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.AcceptRequest;
using Niangjia.Cases.Features.AnswerPayment;
using Niangjia.Cases.Features.AnswerWorkOrder;
using Niangjia.Cases.Features.AppointMediator;
using Niangjia.Cases.Features.AskSupplement;
using Niangjia.Cases.Features.AssignRequest;
using Niangjia.Cases.Features.CloseSession;
using Niangjia.Cases.Features.DecideApplication;
using Niangjia.Cases.Features.DraftAgreement;
using Niangjia.Cases.Features.EscalateRequest;
using Niangjia.Cases.Features.OpenMediation;
using Niangjia.Cases.Features.RateRequest;
using Niangjia.Cases.Features.RecordConsent;
using Niangjia.Cases.Features.ReferRequest;
using Niangjia.Cases.Features.RejectRequest;
using Niangjia.Cases.Features.ReportPayment;
using Niangjia.Cases.Features.ResolveRequest;
using Niangjia.Cases.Features.ReturnRequest;
using Niangjia.Cases.Features.ScheduleSession;
using Niangjia.Cases.Features.SignAgreement;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Cases.Features.TriageRequest;
using Niangjia.Cases.Features.WithdrawRequest;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.DemoData;

/// <summary>The steps of a request, each done by whoever would do it, through the product's commands.</summary>
internal sealed class Steps(Stage stage, Town town)
{
    private static readonly IntakeChannel[] Channels =
        [IntakeChannel.Web, IntakeChannel.Web, IntakeChannel.Web, IntakeChannel.WalkIn, IntakeChannel.GridReport, IntakeChannel.GridReport, IntakeChannel.PatrolFound, IntakeChannel.Letter];

    private int _people;

    public async Task<Guid> SubmitAsync(CaseType type, Firm firm, Money amount, int persons, Secrecy secrecy, int n)
    {
        var channel = secrecy == Secrecy.Anonymous ? IntakeChannel.Web : Channels[n % Channels.Length];
        var actor = channel == IntakeChannel.Web ? Actor.Visitor : channel is IntakeChannel.GridReport or IntakeChannel.PatrolFound ? firm.Grid.First : CommunityOf(firm.Grid).First;
        var labour = type <= CaseType.Discrimination;
        var from = stage.Clock.Today.AddDays(-90);
        var content = new RequestContent(
            Messages.Of(type, stage.Dice), labour ? [new Claim(type, amount, from, stage.Clock.Today)] : [], EnterpriseId: labour ? firm.Id : null,
            RespondentIsEmployer: labour, Employment: labour ? new(from.AddYears(-2), null, "操作工", "计时", Money.FromYuan(5200)) : null,
            ClaimantCount: persons, Groups: n % 3 == 0 ? SpecialGroups.MigrantWorker : SpecialGroups.None);
        var applicant = secrecy == Secrecy.Anonymous
            ? new Applicant()
            : new Applicant(Names.Person(stage.Dice), Names.Mobile(++_people), n % 4 == 0 ? Names.CitizenId(stage.Dice) : null, IsMigrantWorker: n % 3 == 0);
        var submitted = await stage.AsAsync(actor, services => services.GetRequiredService<SubmitRequestHandler>().HandleAsync(
            new(content, applicant, channel, secrecy, firm.Grid.Unit.Id, n % 2 == 0 ? type : null, new([ConsentPurpose.Handling])), CancellationToken.None));
        return submitted.Id;
    }

    public Task TriageAsync(Guid id, CaseType type) => AtDeskAsync(id, (services, request) => services.GetRequiredService<TriageRequestHandler>()
        .HandleAsync(new(id, Messages.StreamOf(type), type, request.Urgency, null), CancellationToken.None));

    public Task RejectAsync(Guid id) => AtDeskAsync(id, (services, _) => services.GetRequiredService<RejectRequestHandler>()
        .HandleAsync(new(id, "该事项属于其他部门职责。", "请联系街道便民服务中心，电话023-47000000。"), CancellationToken.None));

    public Task AssignAsync(Guid id, bool wrong = false) => AtDeskAsync(id, (services, request) =>
    {
        var elsewhere = town.Communities.First(community => !request.UnitPath.StartsWith(community.Unit.Path, StringComparison.Ordinal));
        return services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(id, wrong ? elsewhere.Unit.Id : null, null, null), CancellationToken.None);
    });

    public Task AcceptAsync(Guid id) => ByHandlerAsync(id, (services, _) => services.GetRequiredService<AcceptRequestHandler>().HandleAsync(new(id), CancellationToken.None));

    public Task ReturnAsync(Guid id) => ByHandlerAsync(id, (services, _) => services.GetRequiredService<ReturnRequestHandler>().HandleAsync(new(id, "企业不在本辖区，请重新派单。"), CancellationToken.None));

    public Task EscalateAsync(Guid id, string reason) => ByHandlerAsync(id, (services, _) => services.GetRequiredService<EscalateRequestHandler>()
        .HandleAsync(new(id, HandlingLevel.Street, reason), CancellationToken.None));

    public Task AskSupplementAsync(Guid id) => ByHandlerAsync(id, (services, _) => services.GetRequiredService<AskSupplementHandler>()
        .HandleAsync(new(id, ["近三个月工资条或银行流水", "能证明在该单位工作的材料"]), CancellationToken.None));

    public Task ResolveAsync(Guid id, ResultCode result) => ByHandlerAsync(id, (services, _) => services.GetRequiredService<ResolveRequestHandler>()
        .HandleAsync(new(id, result, Messages.Outcome(result)), CancellationToken.None));

    public async Task WithdrawAsync(Guid id)
    {
        if (await ApplicantAsync(id) is { } worker)
            await stage.AsAsync(worker, services => services.GetRequiredService<WithdrawRequestHandler>().HandleAsync(new(id, "已经和单位谈好了。"), CancellationToken.None));
    }

    public async Task<bool> RateAsync(Guid id, int stars, bool solved, string? text) =>
        await ApplicantAsync(id) is { } worker && await stage.AsAsync(
            worker, services => services.GetRequiredService<RateRequestHandler>().HandleAsync(new(id, stars, solved, text), CancellationToken.None));

    public Task ReferAsync(Guid id, DateTimeOffset feedback) => ByHandlerAsync(id, (services, _) => services.GetRequiredService<ReferRequestHandler>()
        .HandleAsync(new(id, town.Departments[Competence.Inspection].Unit.Id, "请依法核查该单位用工情况并反馈。", ChinaTime.DateOf(feedback)), CancellationToken.None));

    public Task DepartmentAcceptsAsync(Guid id, int n) => ByDepartmentAsync(id, WorkOrderAnswer.Accept, $"监察〔{stage.Clock.Today.Year}〕{n}号");

    public Task DepartmentReportsAsync(Guid id) => ByDepartmentAsync(id, WorkOrderAnswer.Report, "已到单位核查并督促整改，单位已整改完毕。");

    public async Task<HandlingLevel> LevelAsync(Guid id) => (await RequestAsync(id)).Level ?? HandlingLevel.Community;

    public async Task<Guid> OpenMediationAsync(Guid id)
    {
        var request = await RequestAsync(id);
        return await stage.AsAsync(Owner(request), services => services.GetRequiredService<OpenMediationHandler>().HandleAsync(
            new(id, MediationBody.JointCentre, false, request.IsCollective, null, true, null, null), CancellationToken.None));
    }

    public async Task ConsentAsync(Guid dispute)
    {
        var path = (await DisputeAsync(dispute)).UnitPath;
        foreach (var side in Enum.GetValues<PartySide>())
            await stage.AsAsync(town.DirectorOf(path), services => services.GetRequiredService<RecordConsentHandler>()
                .HandleAsync(new(dispute, side, true, StatementForm.Phone, side == PartySide.Applicant ? "申请人本人" : "单位人事"), CancellationToken.None));
    }

    public Task AcceptApplicationAsync(Guid dispute) => ByDirectorAsync(dispute, services =>
        services.GetRequiredService<DecideApplicationHandler>().HandleAsync(new(dispute, true, null, null), CancellationToken.None));

    public async Task AppointAsync(Guid dispute)
    {
        var mediator = town.MediatorOf((await DisputeAsync(dispute)).UnitPath);
        await ByDirectorAsync(dispute, services => services.GetRequiredService<AppointMediatorHandler>().HandleAsync(new(dispute, mediator.AccountId, true, null), CancellationToken.None));
    }

    public Task<Guid> ScheduleAsync(Guid dispute, DateTimeOffset at) => ByMediatorAsync(dispute, services => services.GetRequiredService<ScheduleSessionHandler>()
        .HandleAsync(new(dispute, at, "街道联调联处中心一号调解室", "请携带身份证明和相关材料准时到场。", false), CancellationToken.None));

    public Task HoldAsync(Guid dispute, Guid session) => ByMediatorAsync(dispute, async services =>
    {
        await services.GetRequiredService<CloseSessionHandler>().HandleAsync(new(dispute, session, true, true, true, null, null), CancellationToken.None);
        return true;
    });

    public Task DraftAsync(Guid dispute, Money amount, IReadOnlyList<DateOnly> dues) => ByMediatorAsync(dispute, async services =>
    {
        var lines = amount.Split(dues.Count).Select((part, i) => new DraftLine(i, dues[i], part, PayBy.CashOnTheSpot, "申请人本人", null, null)).ToList();
        var content = new AgreementContent("双方对工资支付情况无异议。", $"单位分{dues.Count}期支付申请人共计{amount}。", amount, [], "按期支付至申请人本人", 3);
        await services.GetRequiredService<DraftAgreementHandler>().HandleAsync(new(dispute, content, lines), CancellationToken.None);
        return true;
    });

    /// <summary>Both sides on paper, the mediator, then the seal.</summary>
    public async Task SignAllAsync(Guid id)
    {
        for (var signatures = 0; signatures < 12; signatures++)
        {
            var dispute = await DisputeAsync(id);
            if (dispute.State != DisputeState.AgreementReached) return;
            var (role, party, name) = dispute.AwaitedSignatures[0];
            var command = new SignAgreementCommand(id, role, party, name, null, dispute.Agreement!.DigestNow(dispute.Number));
            await (role == SignerRole.Body
                ? ByDirectorAsync(id, services => services.GetRequiredService<SignAgreementHandler>().HandleAsync(command, CancellationToken.None))
                : stage.AsAsync(town.MediatorOf(dispute.UnitPath), services => services.GetRequiredService<SignAgreementHandler>().HandleAsync(command, CancellationToken.None)));
        }
    }

    /// <summary>The instalment is paid in full and confirmed.</summary>
    public async Task PayAsync(Guid id, int instalment)
    {
        var dispute = await DisputeAsync(id);
        var amount = dispute.Agreement!.Instalments.Single(one => one.Number == instalment).Amount;
        var mediator = town.MediatorOf(dispute.UnitPath);
        await stage.AsAsync(mediator, services => services.GetRequiredService<ReportPaymentHandler>()
            .HandleAsync(new(id, instalment, amount, stage.Clock.Today, null, null), CancellationToken.None));
        var payment = (await DisputeAsync(id)).Agreement!.Instalments.Single(one => one.Number == instalment).Payments[^1];
        if (payment.State != PaymentState.Confirmed)
            await stage.AsAsync(mediator, services => services.GetRequiredService<AnswerPaymentHandler>().HandleAsync(new(id, instalment, payment.Number, true, null), CancellationToken.None));
    }

    private Place CommunityOf(Place grid) => town.Communities.First(community => grid.Unit.Path.StartsWith(community.Unit.Path, StringComparison.Ordinal));

    private Actor Owner(WorkerRequest request)
    {
        var officers = town[request.HandlerPath].Officers;
        return officers.FirstOrDefault(officer => officer.AccountId == request.HandlerId) ?? officers[0];
    }

    private async Task<Actor?> ApplicantAsync(Guid id) => (await RequestAsync(id)).PersonId is { } person ? Actor.Worker(person) : null;

    private Task<WorkerRequest> RequestAsync(Guid id) => stage.InDatabaseAsync(db => db.Set<WorkerRequest>().AsNoTracking().SingleAsync(request => request.Id == id));

    private Task<DisputeCase> DisputeAsync(Guid id) => stage.InDatabaseAsync(db => db.Set<DisputeCase>().AsNoTracking().AsSplitQuery().SingleAsync(dispute => dispute.Id == id));

    /// <summary>Whoever answers for the place at community level.</summary>
    private async Task AtDeskAsync(Guid id, Func<IServiceProvider, WorkerRequest, Task> act)
    {
        var request = await RequestAsync(id);
        var desk = town.Communities.FirstOrDefault(community => request.UnitPath.StartsWith(community.Unit.Path, StringComparison.Ordinal)) ?? town.District;
        await stage.AsAsync(request.Secrecy == Secrecy.Named ? desk.First : town.District.First, services => act(services, request));
    }

    private async Task ByHandlerAsync(Guid id, Func<IServiceProvider, WorkerRequest, Task> act)
    {
        var request = await RequestAsync(id);
        await stage.AsAsync(Owner(request), services => act(services, request));
    }

    private async Task ByDirectorAsync(Guid id, Func<IServiceProvider, Task> act)
    {
        var path = (await DisputeAsync(id)).UnitPath;
        await stage.AsAsync(town.DirectorOf(path), act);
    }

    private async Task<T> ByMediatorAsync<T>(Guid id, Func<IServiceProvider, Task<T>> act) => await stage.AsAsync(town.MediatorOf((await DisputeAsync(id)).UnitPath), act);

    private async Task ByDepartmentAsync(Guid id, WorkOrderAnswer answer, string text)
    {
        var order = await stage.InDatabaseAsync(db => db.Set<WorkOrder>().AsNoTracking().Where(found => found.RequestId == id).OrderByDescending(found => found.SentAt).FirstAsync());
        await stage.AsAsync(town.Departments[Competence.Inspection].First, services => services.GetRequiredService<AnswerWorkOrderHandler>()
            .HandleAsync(new(order.Id, answer, text, answer == WorkOrderAnswer.Report), CancellationToken.None));
    }
}
