using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Cases.Reactions;

/// <summary>A task beside the handling reaches whoever must do it, and when it is late the unit above as well (R-CAS-07, R-CLK-02); done, it waits for nobody.</summary>
internal sealed class WhenTaskWaits(AppDbContext db, Recipients recipients, CaseNotices notices)
    : IReaction<RequestTaskAdded>, IReaction<RequestTaskFellLate>, IReaction<RequestTaskEnded>
{
    public async Task ReactAsync(RequestTaskAdded happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var task = await db.Set<RequestTask>().FoundAsync(happened.TaskId, cancellationToken);
        if (!task.IsOpen) return;
        var request = await db.RequestCardAsync(happened.RequestId, cancellationToken);
        var said = new Said(NoticeKind.Task, NoticeTone.Info, () => string.Format(NotifyText.TaskAdded, request.Number, NameOf(task), DateText.Day(happened.DueAt)));
        await notices.TellAsync(entry, request, PlaceOf(task, request), said, await DoersAsync(task, request, cancellationToken), cancellationToken, task.Id);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task ReactAsync(RequestTaskFellLate happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var task = await db.Set<RequestTask>().FoundAsync(happened.TaskId, cancellationToken);
        if (!task.IsOpen) return;
        var request = await db.RequestCardAsync(happened.RequestId, cancellationToken);
        var path = PlaceOf(task, request);
        var unit = await notices.UnitNameAsync(path, cancellationToken);
        var said = new Said(NoticeKind.RedCard, NoticeTone.Bad, () => string.Format(NotifyText.TaskLate, request.Number, NameOf(task), unit));
        var (_, superiors) = await recipients.SuperiorsAsync(path, cancellationToken);
        await notices.TellAsync(entry, request, path, said, superiors.Union(await DoersAsync(task, request, cancellationToken)), cancellationToken, task.Id);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task ReactAsync(RequestTaskEnded happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        await notices.SettleAsync(happened.TaskId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<IReadOnlyCollection<Guid>> DoersAsync(RequestTask task, RequestCard request, CancellationToken cancellationToken)
    {
        if (task.NotByHandler) return [.. (await recipients.InUnitAsync(PlaceOf(task, request), CasePermissions.Handle, cancellationToken)).Where(account => account != request.HandlerId)];
        return task.IsOfUnit
            ? await recipients.InUnitAsync(task.UnitPath, CasePermissions.Handle, cancellationToken)
            : await recipients.InChargeAsync(request.HandlerId, request.HandlerPath, cancellationToken);
    }

    // It goes where the request goes, unless it is a unit's own.
    private static string PlaceOf(RequestTask task, RequestCard request) => task.IsOfUnit ? task.UnitPath : request.HandlerPath;

    private static string NameOf(RequestTask task) => CaseWords.Find($"Duty_{task.Code}") ?? task.Code;
}
