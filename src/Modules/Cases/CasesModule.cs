using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Features.AddDocuments;
using Niangjia.Cases.Features.CallBackWorker;
using Niangjia.Cases.Features.CorrectRequest;
using Niangjia.Cases.Features.ExportRequests;
using Niangjia.Cases.Figures;
using Niangjia.Cases.Hotline;
using Niangjia.Cases.Inbox;
using Niangjia.Cases.Intake;
using Niangjia.Cases.Matters;
using Niangjia.Cases.Interfaces;
using Niangjia.Cases.Mediation;
using Niangjia.Cases.Notifying;
using Niangjia.Cases.Reactions;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Reporting;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Columns;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Modules;
using Niangjia.Kernel.Tables;
using Niangjia.Ui;

namespace Niangjia.Cases;

/// <summary>The only door of the module.</summary>
public sealed class CasesModule : IModule
{
    private static readonly Role[] Liaisons =
        [Role.ArbitrationLiaison, Role.CourtLiaison, Role.HrssInspector, Role.JusticeLiaison, Role.PoliceLiaison];

    /// <inheritdoc/>
    public IEnumerable<Permission> Permissions =>
    [
        new(CasePermissions.See, [.. Roles.Handlers, Role.Mediator, Role.LegalSquadLawyer, Role.HotlineAgent]) { Title = () => CasesText.PermissionSee },
        new(CasePermissions.Register, [.. Roles.Handlers, Role.HotlineAgent]) { Title = () => CasesText.PermissionRegister },
        new(CasePermissions.Represent, Role.GridWorker, Role.GridLeader, Role.CommunityOfficer, Role.CommunityChair) { Title = () => CasesText.PermissionRepresent },
        new(CasePermissions.Triage, [.. Roles.Officers, Role.HotlineAgent]) { Title = () => CasesText.PermissionTriage },
        new(CasePermissions.TeachTriage, Role.DistrictOfficer, Role.DistrictLeader) { Title = () => TriageText.PermissionTeachTriage },
        new(CasePermissions.Dispatch, Roles.Officers) { Title = () => CasesText.PermissionDispatch },
        new(CasePermissions.Handle, Roles.Handlers) { Title = () => CasesText.PermissionHandle },
        new(CasePermissions.CallBack, [.. Roles.Handlers, Role.HotlineAgent]) { Title = () => CasesText.PermissionCallBack },
        new(CasePermissions.AnswerCalls, Role.HotlineAgent) { Title = () => HotlineText.PermissionAnswerCalls },
        new(CasePermissions.CheckCalls, Role.HotlineAgent, Role.DistrictOfficer, Role.DistrictLeader) { Title = () => HotlineText.PermissionCheckCalls },
        new(CasePermissions.Mediate, Role.Mediator, Role.JointCentreDirector, Role.CommunityOfficer, Role.CommunityChair, Role.StreetOfficer) { Title = () => CasesText.PermissionMediate },
        new(CasePermissions.DirectMediation, Role.JointCentreDirector, Role.StreetChair, Role.DistrictOfficer, Role.DistrictLeader) { Title = () => CasesText.PermissionDirectMediation },
        new(CasePermissions.AnswerWorkOrders, Liaisons) { Title = () => CasesText.PermissionAnswerWorkOrders },
        new(CasePermissions.Transfers, [.. Roles.Officers, Role.HotlineAgent]) { Title = () => DoorText.PermissionTransfers },
        new(CasePermissions.SendTransfers, Liaisons) { Title = () => DoorText.PermissionSendTransfers },
        new(CasePermissions.Import, Roles.Officers) { Title = () => DoorText.PermissionImport },
        new(CasePermissions.Export, [.. Roles.StreetUp, Role.CommunityChair]) { Title = () => CasesText.PermissionExport },
    ];

    /// <inheritdoc/>
    public IEnumerable<MenuEntry> Menu =>
    [
        new(() => CasesText.Inbox, CaseUrls.Inbox, CasePermissions.See, "inbox", MenuGroup.Work, 10),
        new(() => HotlineText.Desk, HotlineUrls.Desk, CasePermissions.AnswerCalls, "phone", MenuGroup.Work, 6),
        new(() => HotlineText.Calls, HotlineUrls.Calls, CasePermissions.CheckCalls, "phone", MenuGroup.Work, 16),
        new(() => IntakeText.Register, CaseUrls.Register, CasePermissions.Register, "plus", MenuGroup.Work, 12),
        new(() => IntakeText.Represent, CaseUrls.Represent, CasePermissions.Represent, "hands", MenuGroup.Work, 14),
        new(() => IntakeText.WithoutSignal, OfflineUrls.Page, CasePermissions.Represent, "phone", MenuGroup.Work, 16),
        new(() => CasesText.TriageDesk, CaseUrls.TriageDesk, CasePermissions.Triage, "branch", MenuGroup.Work, 20),
        new(() => TriageText.SharedMatters, CaseUrls.SharedMatters, CasePermissions.Triage, "people", MenuGroup.Work, 22),
        new(() => DoorText.Transfers, CaseUrls.Transfers, CasePermissions.Transfers, "send", MenuGroup.Work, 16),
        new(() => DoorText.Import, CaseUrls.Import, CasePermissions.Import, "upload", MenuGroup.Work, 18),
        new(() => MediationText.Disputes, CaseUrls.Disputes, CasePermissions.See, "handshake", MenuGroup.Work, 30),
        new(() => CasesText.WorkOrders, CaseUrls.WorkOrders, CasePermissions.AnswerWorkOrders, "send", MenuGroup.Work, 40),
    ];

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapIntake();
        endpoints.MapRequestFiles();
        endpoints.MapDisputeFiles();
        endpoints.MapCallEvents();
        endpoints.MapDoors();
    }

    /// <inheritdoc/>
    public void MapApi(Kernel.Api.ApiRoutes api) => CasesApi.Map(api);

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddScoped<RequestDesk>()
        .AddScoped<RequestOfficers>()
        .AddScoped<RequestClocks>()
        .AddScoped<RequestTasks>()
        .AddScoped<Escalations>()
        .AddScoped<Deputies>()
        .AddScoped<OwnWork>()
        .AddScoped<RequestWords>()
        .AddScoped<InboxRequests>()
        .AddScoped<FreeRequests>()
        .AddScoped<Registers>()
        .AddExport<RequestExport>(CaseUrls.InboxExport, CaseUrls.Inbox, CasePermissions.Export)
        .AddScoped<ISearchSource, RequestSearch>()
        .AddScoped<ISearchSource, DisputeSearch>()
        .AddScoped<IMenuBadge, InboxBadge>()
        .AddScoped<IMenuBadge, TriageBadge>()
        .AddScoped<IPublicRequests, PublicRequests>()
        .AddScoped<Contracts.Interfaces.ICalendarSource, CaseCalendar>()
        .AddScoped<Contracts.Interfaces.IOutsideSubjects, CaseSubjects>()
        .AddScoped<UnitChoices>()
        .AddScoped<CoHandlerChoices>()
        .AddScoped<EmployerPapers>()
        .AddScoped<RequestFiles>()
        .AddScoped<OtherCallers>()
        .AddScoped<CorrectionForms>()
        .AddSingleton<IOfflineForm, OfflineRequest>()
        .AddScoped<IDossierSource, RequestDossier>()
        .AddScoped<IDossierSource, DisputeDossier>()
        .AddColumns<CountedRequests>()
        .AddColumns<CountedDisputes>()
        .AddColumns<CountedDeadlines>()
        .AddColumns<CountedCalls>()
        .AddSingleton<IFigureSource, CaseFigures>()
        .AddIntake()
        .AddHotline()
        .AddDoors()
        .AddMediation()
        .AddNotifying()
        .AddScoped<MatterFinder>()
        .AddSingleton<MatterTexts>()
        .AddReaction<RequestRegistered, WhenRequestComesIn>()
        .AddReaction<SharedMatterGrew, WhenMatterGrows>()
        .AddReaction<ClockFellOverdue, WhenClockFellOverdue>(WhenClockFellOverdue.Concerns)
        .AddReaction<ClockFellOverdue, WhenWorkBesideFellOverdue>(WhenWorkBesideFellOverdue.Concerns)
        .AddReaction<RequestCorrected, WhenRequestCorrected>()
        .AddReaction<RequestAssigned, WhenSupervisedWorkIsDone>()
        .AddReaction<RequestAccepted, WhenSupervisedWorkIsDone>()
        .AddReaction<RequestTaskEnded, WhenSupervisedWorkIsDone>()
        .AddReaction<MediationAccepted, WhenSupervisedWorkIsDone>()
        .AddReaction<MediationNotAccepted, WhenSupervisedWorkIsDone>()
        .AddReaction<RequestResolved, WhenRequestEnded>()
        .AddReaction<RequestWithdrawn, WhenRequestEnded>()
        .AddReaction<RequestMerged, WhenRequestEnded>()
        .AddReaction<RequestRejected, WhenRequestEnded>()
        .AddReaction<RequestSplit, WhenRequestEnded>()
        .AddReaction<RequestClosed, WhenRequestEnded>()
        .AddReaction<RequestReopened, WhenRequestReopened>()
        .AddReaction<RequestClosed, WhenChildEnded>()
        .AddReaction<RequestWithdrawn, WhenChildEnded>()
        .AddReaction<RequestRejected, WhenChildEnded>()
        .AddReaction<RequestMerged, WhenChildEnded>();
}
