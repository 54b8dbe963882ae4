using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Inbox;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Features.ShowRequest;

/// <summary>A request that belongs to another: a part, the whole, a double.</summary>
internal sealed record RelatedRequest(Guid Id, string Number, string Title, RequestState State, string Relation);

/// <summary>Everything the case page shows, as far as this user may see it.</summary>
internal sealed record RequestView(
    WorkerRequest Request, PersonCard? Applicant, bool ShowsIdentity, EnterpriseInfo? Enterprise, IReadOnlyList<Clock> Clocks, PageOf<JournalEntry> History,
    IReadOnlyList<JournalEntry> Turns, IReadOnlyList<RelatedRequest> Related, IReadOnlyList<WorkOrder> Orders, IUnitTree Tree, IReadOnlyDictionary<Guid, string> Names)
{
    public string UnitName(string path) => Tree.ByPath(path)?.Name ?? path;

    /// <summary>On what ground a unit above has it; null for a unit that it did not go up to.</summary>
    public string? GroundOf(Handling handling)
    {
        if (handling.Start != HandlingStart.Escalated) return null;
        // Each time it moved up began one handling, in the same order.
        var later = Request.Handlings.Count(other => other.Start == HandlingStart.Escalated && other.Order > handling.Order);
        return Turns.Where(entry => entry.Kind == CaseJournal.Escalated).ElementAtOrDefault(later) is { } entry ? EscalationGrounds.Of(CaseJournal.ReadEscalation(entry)) : null;
    }

    public string? NameOf(Guid? account) => account is { } id ? Names.GetValueOrDefault(id) : null;
}

internal sealed class ShowRequestHandler(AppDbContext db, CurrentUser user, RequestClocks clocks, Registers registers)
{
    /// <summary>The responsible people of a unit.</summary>
    internal static readonly Role[] Heads = [Role.CommunityChair, Role.StreetChair, Role.JointCentreDirector, Role.DistrictLeader];

    public async Task<RequestView> HandleAsync(Guid requestId, string? olderThan, CancellationToken cancellationToken)
    {
        var request = await db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).FoundAsync(requestId, cancellationToken);
        var shows = ShowsIdentity(request, user);
        var applicant = await registers.PersonAsync(shows ? request.PersonId : null, cancellationToken);
        var orders = await db.Set<WorkOrder>().AsNoTracking().Where(order => order.RequestId == requestId).OrderBy(order => order.SentAt).ToListAsync(cancellationToken);
        var subjects = orders.Select(order => order.Id).Append(requestId).ToList();
        if (request.DisputeId is { } dispute) subjects.Add(dispute);
        subjects.AddRange(await db.Set<RequestTask>().Where(task => task.RequestId == requestId).Select(task => task.Id).ToListAsync(cancellationToken));
        subjects.AddRange(await db.Set<Domain.Transfers.Transfer>().Where(transfer => transfer.RequestId == requestId).Select(transfer => transfer.Id).ToListAsync(cancellationToken));
        var history = await db.JournalOfAsync(subjects, cancellationToken, olderThan);
        var accounts = request.Handlings.Select(handling => handling.OfficerId).Append(request.HandlerId).Append(request.EnteredById).Append(request.TriagedById)
            .Concat(orders.Select(order => (Guid?)order.SentById));
        return new(
            request, applicant, shows, await registers.EnterpriseAsync(request.EnterpriseId, cancellationToken),
            await clocks.AllAsync(request, cancellationToken), history, await db.TurnsOfAsync(requestId, cancellationToken),
            await RelatedAsync(request, cancellationToken), orders,
            await registers.TreeAsync(cancellationToken), await registers.OfficersAsync(accounts, cancellationToken));
    }

    /// <summary>
    /// A named applicant is known to all who see the request. A confidential one only to the officer in charge, to whoever
    /// entered it, and to the responsible people of the unit in charge and above (R-PRI-13, R-HOT-05).
    /// </summary>
    internal static bool ShowsIdentity(WorkerRequest request, CurrentUser user) =>
        ShowsIdentity(request.Secrecy, request.HandlerId, request.EnteredById, request.HandlerPath, user);

    /// <summary>The same for a row of a list.</summary>
    internal static bool ShowsIdentity(Secrecy secrecy, Guid? handlerId, Guid? enteredById, string handlerPath, CurrentUser user) => secrecy switch
    {
        Secrecy.Named => true,
        Secrecy.Anonymous => false,
        _ => user.AccountId is { } me && ((handlerId is { } officer && user.Accounts.Contains(officer)) || enteredById == me
            || user.IsAny(handlerPath, Heads)),
    };

    private async Task<IReadOnlyList<RelatedRequest>> RelatedAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        var (id, parent, master) = (request.Id, request.ParentId, request.MasterId);
        var found = await db.Set<WorkerRequest>().AsNoTracking().SeenBy(user)
            .Where(other => other.Id != id && (other.ParentId == id || other.MasterId == id || other.Id == parent || other.Id == master || (parent != null && other.ParentId == parent)))
            .OrderBy(other => other.Number)
            .Select(other => new { other.Id, other.Number, other.Title, other.State, other.ParentId, other.MasterId }).ToListAsync(cancellationToken);
        return [.. found.Select(other => new RelatedRequest(other.Id, other.Number, other.Title, other.State,
            other.Id == parent ? CasesText.RelationWhole
            : other.ParentId == id ? CasesText.RelationPart
            : other.MasterId == id ? CasesText.RelationMergedHere
            : other.Id == master ? CasesText.RelationMaster
            : CasesText.RelationSibling))];
    }
}
