using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.EndTask;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Cases.Features.ListTasks;

/// <summary>A task as people read it.</summary>
internal sealed record TaskLine(
    Guid Id, string Title, string RuleId, string UnitName, DateTimeOffset DueAt, bool IsOpen, TaskOutcome? Outcome, DateTimeOffset? EndedAt, string? EndedBy, string? Note, bool MayEnd);

/// <summary>The tasks of a request, open ones first, each with who must do it.</summary>
internal sealed class ListTasksHandler(AppDbContext db, CurrentUser user, IUnitDirectory units, ParameterCatalog parameters)
{
    public async Task<IReadOnlyList<TaskLine>> HandleAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var request = await db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).FoundAsync(requestId, cancellationToken);
        var tree = await units.TreeAsync(cancellationToken);
        var tasks = await db.Set<RequestTask>().AsNoTracking().Where(task => task.RequestId == requestId).ToListAsync(cancellationToken);
        return [.. tasks.OrderBy(task => task.EndedAt is not null).ThenBy(task => task.DueAt).Select(task => new TaskLine(
            task.Id, TitleOf(task), task.RuleId, tree.ByPath(task.IsOfUnit ? task.UnitPath : request.HandlerPath)?.Name ?? "", task.DueAt, task.IsOpen, task.Outcome, task.EndedAt,
            task.EndedByName, task.Note, task.IsOpen && EndTaskHandler.MayEnd(task, request, user)))];
    }

    private string TitleOf(RequestTask task)
    {
        var title = CaseWords.Find($"Duty_{task.Code}") ?? task.Code;
        // What was missed is named as the table of clocks names it.
        return task.Detail is { } detail ? $"{title} · {parameters.Find(detail)?.Name() ?? detail}" : title;
    }
}
