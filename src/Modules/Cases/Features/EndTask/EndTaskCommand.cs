using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.EndTask;

/// <summary>A task beside the handling was done, or is not needed for a reason (R-CAS-07).</summary>
internal sealed record EndTaskCommand(Guid RequestId, Guid? TaskId, TaskOutcome? Outcome, string? Note);

internal sealed class EndTaskHandler(AppDbContext db, CurrentUser user, RequestTasks tasks, Deputies deputies)
{
    public async Task HandleAsync(EndTaskCommand command, CancellationToken cancellationToken)
    {
        var request = await db.Set<WorkerRequest>().SeenBy(user).FoundAsync(command.RequestId, cancellationToken);
        var task = (await tasks.OfAsync(request.Id, cancellationToken)).FirstOrDefault(task => task.Id == command.TaskId)
            ?? throw new RefusedException(HandlingText.TaskNeeded, "R-CAS-07", nameof(command.TaskId));
        if (!MayEnd(task, request, user)) throw new ForbiddenException(CasePermissions.Handle);
        if (command.Outcome is not (TaskOutcome.Done or TaskOutcome.NotNeeded)) throw new RefusedException(HandlingText.OutcomeOfTaskNeeded, "R-CAS-07", nameof(command.Outcome));
        var path = task.IsOfUnit ? task.UnitPath : request.HandlerPath;
        await deputies.RepresentAsync(task.IsOfUnit ? null : request.HandlerId, CasePermissions.Handle, path, cancellationToken);
        var isHandler = request.HandlerId is { } handler && user.Accounts.Contains(handler);
        await tasks.EndAsync(task, command.Outcome.Value, command.Note, new(user.AccountId ?? throw new ForbiddenException(CasePermissions.Handle), user.ActorName, isHandler), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Whether a task is the user's to end: one of a unit for its people, any other for who handles the request or helps.</summary>
    internal static bool MayEnd(RequestTask task, WorkerRequest request, CurrentUser user) =>
        task.IsOfUnit ? user.Can(CasePermissions.Handle, task.UnitPath) : RequestDesk.MayHelp(request, user);
}
