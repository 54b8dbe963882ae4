using System.Globalization;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Cases.Notifying;

/// <summary>What a notice says: a sentence that is written once in each language, and where it leads.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Tone">How it is meant.</param>
/// <param name="Title">Writes the sentence in the language of the moment.</param>
/// <param name="ClockId">The clock whose date it tells, or null.</param>
/// <param name="Url">Where it leads when that is not the page of the matter.</param>
internal sealed record Said(NoticeKind Kind, NoticeTone Tone, Func<string> Title, Guid? ClockId = null, string? Url = null);

/// <summary>
/// Writes notices about requests, work orders and disputes. Each stands for one journal row, so that the same row reaches an account once; whoever did
/// it himself is not told. A request made in confidence is named by number and unit and by nothing else (R-PRI-13).
/// </summary>
internal sealed class CaseNotices(INotices notices, IUnitDirectory units)
{
    // What the worker said stays to be read; all else has lost its point when the matter is closed.
    private static readonly NoticeKind[] Pending = [.. Enum.GetValues<NoticeKind>().Where(kind => kind != NoticeKind.Applicant)];

    /// <summary>About a request, or about a task of it: what is told of a task loses its point with the task.</summary>
    public async Task TellAsync(JournalEntry entry, RequestCard request, string unitPath, Said said, IEnumerable<Guid> to, CancellationToken cancellationToken, Guid? taskId = null)
    {
        var unit = await UnitNameAsync(unitPath, cancellationToken);
        var detail = NoticeTexts.InBoth(() => $"{unit} · {(request.Secrecy == Secrecy.Named ? request.Title : NotifyText.InConfidence)}");
        await TellAsync(entry, said, detail, request.Url, taskId ?? request.Id, to, cancellationToken, request.Urgency == Urgency.Critical);
    }

    /// <summary>About a work order, for the department.</summary>
    public async Task TellAsync(JournalEntry entry, WorkOrder order, Said said, IEnumerable<Guid> to, CancellationToken cancellationToken)
    {
        var unit = await UnitNameAsync(order.UnitPath, cancellationToken);
        await TellAsync(entry, said, new(unit, unit), CaseUrls.WorkOrder(order.Id), order.Id, to, cancellationToken);
    }

    /// <summary>About what several people report.</summary>
    public async Task TellAsync(JournalEntry entry, Guid matterId, string unitPath, Said said, IEnumerable<Guid> to, CancellationToken cancellationToken)
    {
        var unit = await UnitNameAsync(unitPath, cancellationToken);
        await TellAsync(entry, said, new(unit, unit), said.Url!, matterId, to, cancellationToken);
    }

    /// <summary>About a dispute.</summary>
    public async Task TellAsync(JournalEntry entry, DisputeCard dispute, Said said, IEnumerable<Guid> to, CancellationToken cancellationToken)
    {
        var unit = await UnitNameAsync(dispute.UnitPath, cancellationToken);
        await TellAsync(entry, said, new(unit, unit), dispute.Url, dispute.Id, to, cancellationToken);
    }

    /// <summary>The matter is closed: nothing told of it need be done any more.</summary>
    public Task SettleAsync(Guid subjectId, CancellationToken cancellationToken) => notices.SettleAsync(subjectId, Pending, cancellationToken);

    /// <summary>Somebody has taken it on: the others need not.</summary>
    public Task SettleAsync(Guid subjectId, NoticeKind kind, CancellationToken cancellationToken) => notices.SettleAsync(subjectId, [kind], cancellationToken);

    /// <summary>Name of a unit, for a sentence.</summary>
    public async Task<string> UnitNameAsync(string path, CancellationToken cancellationToken) => (await units.TreeAsync(cancellationToken)).ByPath(path)?.Name ?? path;

    private Task TellAsync(JournalEntry entry, Said said, NoticeText detail, string url, Guid subjectId, IEnumerable<Guid> to, CancellationToken cancellationToken, bool isUrgent = false) =>
        notices.TellAsync(
            new(string.Create(CultureInfo.InvariantCulture, $"{entry.Kind}:{entry.Number}"), said.Kind, said.Tone, NoticeTexts.InBoth(said.Title), detail, said.Url ?? url, subjectId, said.ClockId, isUrgent),
            to.Where(account => account != entry.ActorId), cancellationToken);
}
