using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Documents;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Numbers;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Mediation;

/// <summary>What every step with a dispute needs: the dispute as far as the user may see it, numbers, limits, and clocks that follow its steps.</summary>
internal sealed class DisputeDesk(
    AppDbContext db, CurrentUser user, LegalClocks clocks, RequestClocks requestClocks, LegalParameters parameters, NumberSeries numbers, IDocumentNumbers documents, IUnitDirectory units,
    Deputies deputies, TimeProvider time)
{
    /// <summary>Subject kind of dispute clocks.</summary>
    public static readonly string Subject = JournalNames.Of(typeof(DisputeCase));

    /// <summary>CLK-MED-ORG15 and what takes its place in some provinces.</summary>
    public static readonly string[] BodyClocks = ["CLK-MED-ORG15", "CLK-MED-ZJ15"];

    /// <summary>The time in which the body decides on an application.</summary>
    public const string Acceptance = "CLK-MED-ACCEPT";

    /// <summary>A time in which the parties could have done something is over: a right has lapsed, and nobody is late.</summary>
    public static bool HasLapsed(Clock clock) =>
        clock is { Code: "CLK-ARBREV-APPLY" or "CLK-JC-APPLY" or "CLK-PO-OBJECT" or DisputeTransitions.Enforcement, Status: ClockStatus.Overdue };

    /// <summary>The clock that people should look at (R-CLK-01); a right that has lapsed is none.</summary>
    public static Clock? Leading(IEnumerable<Clock> clocks) => LegalClocks.Leading(clocks.Where(clock => !HasLapsed(clock)));

    /// <summary>The account that acts; every step here is a person's.</summary>
    public Guid Actor => user.AccountId ?? throw new ForbiddenException(CasePermissions.Mediate);

    /// <summary>The account that looks, if any.</summary>
    public Guid? ActorOrNull => user.AccountId;

    /// <summary>Whether the user mediates it now, for himself or for an absent mediator.</summary>
    public bool IsMediator(DisputeCase dispute) => dispute.MediatorAmong(user.Accounts) is not null && user.Can(CasePermissions.Mediate);

    /// <summary>The mediator as whom the user acts, or the user.</summary>
    public Guid MediatorOf(DisputeCase dispute) => dispute.MediatorAmong(user.Accounts) ?? Actor;

    /// <summary>Display name of who acts, with that of the absent mediator for whom.</summary>
    public string ActorName => user.ActorName;

    /// <summary>A dispute that the user sees, whole; one that is not seen does not exist.</summary>
    public Task<DisputeCase> SeenAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<DisputeCase>().SeenBy(user).FoundAsync(id, cancellationToken);

    /// <summary>Whether the user sees it.</summary>
    public Task<bool> SeesAsync(Guid id, CancellationToken cancellationToken) => db.Set<DisputeCase>().SeenBy(user).AnyAsync(dispute => dispute.Id == id, cancellationToken);

    /// <summary>A dispute for one of its mediators.</summary>
    /// <exception cref="ForbiddenException">The user sees it but does not mediate it.</exception>
    public async Task<DisputeCase> MediatedAsync(Guid id, CancellationToken cancellationToken)
    {
        var dispute = await SeenAsync(id, cancellationToken);
        if (!IsMediator(dispute)) throw new ForbiddenException(CasePermissions.Mediate);
        await RepresentAsync(dispute, CasePermissions.Mediate, cancellationToken);
        return dispute;
    }

    /// <summary>A dispute for the director of its body.</summary>
    public async Task<DisputeCase> DirectedAsync(Guid id, CancellationToken cancellationToken)
    {
        var dispute = await SeenAsync(id, cancellationToken);
        user.Demand(CasePermissions.DirectMediation, dispute.UnitPath);
        await deputies.RepresentAsync(null, CasePermissions.DirectMediation, dispute.UnitPath, cancellationToken);
        return dispute;
    }

    /// <summary>A dispute for its mediators, its director, or whoever handles requests there.</summary>
    public async Task<DisputeCase> HandledAsync(Guid id, CancellationToken cancellationToken)
    {
        var dispute = await SeenAsync(id, cancellationToken);
        if (!MayHandle(dispute)) throw new ForbiddenException(CasePermissions.Handle);
        await RepresentAsync(dispute, CasePermissions.Handle, cancellationToken);
        return dispute;
    }

    /// <summary>Whether the user mediates it, directs its body, or handles requests there.</summary>
    public bool MayHandle(DisputeCase dispute) =>
        dispute.MediatorAmong(user.Accounts) is not null || user.Can(CasePermissions.DirectMediation, dispute.UnitPath) || user.Can(CasePermissions.Handle, dispute.UnitPath);

    /// <summary>Whether the user directs the body.</summary>
    public bool MayDirect(DisputeCase dispute) => user.Can(CasePermissions.DirectMediation, dispute.UnitPath);

    /// <summary>Whether the user is a lawyer or legal-aid reviewer there.</summary>
    public bool IsLawyer(DisputeCase dispute) => user.IsAny(dispute.UnitPath, Role.LegalSquadLawyer, Role.LegalAidReviewer);

    /// <summary>A dispute for whoever keeps the seal of the body: its director or one of its mediators.</summary>
    public async Task<DisputeCase> SealableAsync(Guid id, CancellationToken cancellationToken)
    {
        var dispute = await SeenAsync(id, cancellationToken);
        if (!MayDirect(dispute) && dispute.MediatorAmong(user.Accounts) is null) throw new ForbiddenException(CasePermissions.DirectMediation);
        await RepresentAsync(dispute, CasePermissions.DirectMediation, cancellationToken);
        return dispute;
    }

    /// <summary>Only the head of a joint centre sets a declared relation aside (R-CAS-08).</summary>
    public Guid? Overrider(string unitPath) => user.IsAny(unitPath, Role.JointCentreDirector) ? user.AccountId : null;

    /// <summary>When instalments are reminded of and when they are breached (R-MED-09).</summary>
    public async Task<PerformanceRules> RulesAsync(CancellationToken cancellationToken) => new(
        await parameters.WholeAsync("med.remindBefore", cancellationToken), await parameters.WholeAsync("med.breachAfter", cancellationToken),
        await parameters.WholeAsync("med.answerDays", cancellationToken));

    /// <summary>TJ-{area6}-{yyyy}-{seq4}.</summary>
    public async Task<string> NextNumberAsync(string unitPath, CancellationToken cancellationToken)
    {
        var area = AreaOf(await units.TreeAsync(cancellationToken), unitPath);
        var year = ChinaTime.Today(time).Year;
        return $"TJ-{area}-{year}-{await numbers.NextAsync($"TJ-{area}-{year}", cancellationToken):0000}";
    }

    /// <summary>〔2026〕春晖工调协字第0012号 (R §14).</summary>
    public Task<string> NextDocumentAsync(string unitPath, DocumentKind kind, CancellationToken cancellationToken) =>
        documents.NextAsync(unitPath, Papers.DisputeTemplates.CodeOf(kind), cancellationToken);

    /// <summary>Starts the clocks that begin with the application (R-CLK-01).</summary>
    public async Task StartAsync(DisputeCase dispute, CancellationToken cancellationToken)
    {
        foreach (var code in DisputeTransitions.StartedByApplication) await StartAsync(dispute, code, dispute.AppliedAt, cancellationToken);
        var set = await parameters.CurrentAsync(cancellationToken);
        if (set.Find("CLK-MED-ZJ15", ChinaTime.DateOf(dispute.AppliedAt)) is not null) await StartAsync(dispute, "CLK-MED-ZJ15", dispute.AppliedAt, cancellationToken);
    }

    /// <summary>Lets the clocks follow the steps taken (R-MED-00) and saves everything in one transaction.</summary>
    public async Task SaveAsync(DisputeCase dispute, CancellationToken cancellationToken)
    {
        await FollowAsync(dispute, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// A request ends or is mediated anew: a mediation that came to nothing is filed with it, and one that runs must be ended first. The caller saves.
    /// </summary>
    /// <exception cref="RefusedException">Talks or the performance of an agreement run.</exception>
    public async Task FileAsync(Domain.Requests.WorkerRequest request, string reason, CancellationToken cancellationToken)
    {
        if (request.DisputeId is not { } id) return;
        var dispute = await db.Set<DisputeCase>().SingleAsync(found => found.Id == id, cancellationToken);
        if (DisputeTransitions.Talking.Contains(dispute.State) || DisputeTransitions.Promised.Contains(dispute.State))
            throw new RefusedException(string.Format(HandlingText.MediationRuns, dispute.Number, CaseWords.Of(dispute.State)), "R-MED-00");
        if (!DisputeTransitions.CameToNothing.Contains(dispute.State)) return;
        dispute.Close(time.GetUtcNow(), reason);
        await FollowAsync(dispute, cancellationToken);
    }

    /// <summary>An agreement that is being performed keeps its request: instalments are watched there.</summary>
    /// <exception cref="RefusedException">There is one.</exception>
    public async Task RefuseWhilePromisedAsync(Domain.Requests.WorkerRequest request, CancellationToken cancellationToken)
    {
        var promised = await db.Set<DisputeCase>().Where(found => found.RequestId == request.Id && DisputeTransitions.Promised.Contains(found.State))
            .Select(found => new { found.Number, found.State }).FirstOrDefaultAsync(cancellationToken);
        if (promised is not null) throw new RefusedException(string.Format(HandlingText.MediationRuns, promised.Number, CaseWords.Of(promised.State)), "R-MED-09");
    }

    /// <summary>Lets the clocks follow the steps taken, and the date of the request the clocks.</summary>
    public async Task FollowAsync(DisputeCase dispute, CancellationToken cancellationToken)
    {
        foreach (var rule in dispute.StepsTaken.Select(DisputeTransitions.RuleOf))
        {
            if (rule.Meets.Length > 0) await clocks.MeetAsync(dispute.Id, cancellationToken, rule.Meets);
            if (rule.CancelsRest) await clocks.CancelAsync(dispute.Id, CaseWords.Of(dispute.State), cancellationToken);
            foreach (var code in rule.Starts) await StartAsync(dispute, code, time.GetUtcNow(), cancellationToken);
        }
        dispute.StepsFollowed();
        if (await db.Set<Domain.Requests.WorkerRequest>().FindAsync([dispute.RequestId], cancellationToken) is { } request && request.DisputeId == dispute.Id)
            await requestClocks.FollowAsync(request, cancellationToken);
    }

    /// <summary>All clocks of a dispute, earliest due first.</summary>
    public Task<IReadOnlyList<Clock>> ClocksAsync(Guid disputeId, CancellationToken cancellationToken) => clocks.OfAsync(disputeId, cancellationToken);

    private Task<Clock> StartAsync(DisputeCase dispute, string code, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // The two years run from the last day of performance. Confirmed before that day they are shown too short, never too long (R-LIM-08).
        if (code == DisputeTransitions.Enforcement && dispute.Agreement?.Instalments.Max(one => (DateOnly?)one.Due) is { } last && ChinaTime.StartOfDay(last) < at) at = ChinaTime.StartOfDay(last);
        return clocks.StartAsync(
            new(code, Subject, dispute.Id, dispute.UnitPath, StartAt: at, OwnerId: dispute.ActiveMediators is [var lead, ..] ? lead.AccountId : null), cancellationToken);
    }

    private Task RepresentAsync(DisputeCase dispute, string permission, CancellationToken cancellationToken) =>
        deputies.RepresentAsync(dispute.MediatorAmong(user.Accounts), permission, dispute.UnitPath, cancellationToken);

    private static string AreaOf(IUnitTree tree, string path) =>
        UnitPath.SelfAndAncestors(path).Select(place => tree.ByPath(place)?.AreaCode).FirstOrDefault(code => code?.Length >= 6)?[..6] ?? "000000";
}
