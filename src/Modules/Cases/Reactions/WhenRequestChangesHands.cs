using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// The new unit and its officer are told that something is theirs; when a level is passed over or hands on, both levels (R-ESC-01). What has moved on
/// again before anybody was told is told only to where it lies now.
/// </summary>
internal sealed class WhenRequestChangesHands(AppDbContext db, Recipients recipients, CaseNotices notices)
    : IReaction<RequestAssigned>, IReaction<RequestHandedDown>, IReaction<RequestEscalated>, IReaction<RequestReturned>, IReaction<CoHandlerAdded>,
        IReaction<CoHandlerNamed>, IReaction<CoHandlerReleased>, IReaction<RequestAccepted>
{
    public Task ReactAsync(RequestAssigned happened, JournalEntry entry, CancellationToken cancellationToken) =>
        TellNewAsync(happened.RequestId, happened.UnitPath, (number, unit) => string.Format(NotifyText.Assigned, number, unit), entry, cancellationToken);

    public Task ReactAsync(RequestHandedDown happened, JournalEntry entry, CancellationToken cancellationToken) =>
        TellNewAsync(happened.RequestId, happened.ToPath, (number, unit) => string.Format(NotifyText.HandedDown, number, unit), entry, cancellationToken);

    public async Task ReactAsync(RequestEscalated happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var to = await notices.UnitNameAsync(happened.ToPath, cancellationToken);
        var request = await db.RequestCardAsync(happened.RequestId, cancellationToken);
        // R-ESC-03: the level below stays and helps, by the officer who had it.
        var before = await db.LastOfficerAsync(happened.RequestId, happened.FromPath, cancellationToken);
        var below = await recipients.InChargeAsync(before, happened.FromPath, cancellationToken);
        var above = request.WaitsAt(happened.ToPath) ? await recipients.InChargeAsync(request.HandlerId, happened.ToPath, cancellationToken) : [];
        // Where the unit below has nobody, both notices would go to the same people: then the one that asks them to act.
        await notices.TellAsync(
            entry, request, happened.ToPath, new(NoticeKind.Assignment, NoticeTone.Warn, () => string.Format(NotifyText.WentUpToYou, request.Number, to, EscalationGrounds.Of(happened))), above, cancellationToken);
        await notices.TellAsync(
            entry, request, happened.FromPath, new(NoticeKind.Escalation, NoticeTone.Info, () => string.Format(NotifyText.WentUp, request.Number, to)), below.Except(above), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>R-TRI-06: the first one asked stays responsible, so whoever sends things on there must find another.</summary>
    public async Task ReactAsync(RequestReturned happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var request = await db.RequestCardAsync(happened.RequestId, cancellationToken);
        if (request.State != RequestState.Triaged) return;
        var unit = await notices.UnitNameAsync(happened.UnitPath, cancellationToken);
        var to = (await recipients.InUnitAsync(request.HandlerPath, CasePermissions.Dispatch, cancellationToken)).Where(account => account != entry.ActorId).ToList();
        // The one who returned it is the only one there: then it is up to the unit above.
        IEnumerable<Guid> senders = to.Count > 0 ? to : (await recipients.SuperiorsAsync(request.HandlerPath, cancellationToken)).People;
        await notices.TellAsync(
            entry, request, request.HandlerPath, new(NoticeKind.Assignment, NoticeTone.Warn, () => string.Format(NotifyText.Returned, request.Number, unit)), senders, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task ReactAsync(CoHandlerAdded happened, JournalEntry entry, CancellationToken cancellationToken) => TellHelperAsync(
        happened.RequestId, happened.UnitPath, happened.OfficerId, (number, unit) => string.Format(NotifyText.PleaseHelp, number, unit), entry, cancellationToken);

    public Task ReactAsync(CoHandlerNamed happened, JournalEntry entry, CancellationToken cancellationToken) => TellHelperAsync(
        happened.RequestId, happened.UnitPath, happened.OfficerId, (number, unit) => string.Format(NotifyText.PleaseHelp, number, unit), entry, cancellationToken);

    /// <summary>Whoever helped may not see the request any more: the notice leads to the inbox.</summary>
    public Task ReactAsync(CoHandlerReleased happened, JournalEntry entry, CancellationToken cancellationToken) => TellHelperAsync(
        happened.RequestId, happened.UnitPath, happened.OfficerId, (number, unit) => string.Format(NotifyText.NoLongerHelp, number, unit), entry, cancellationToken, CaseUrls.Inbox);

    /// <summary>Somebody has taken it on.</summary>
    public async Task ReactAsync(RequestAccepted happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        await notices.SettleAsync(happened.RequestId, NoticeKind.Assignment, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task TellHelperAsync(
        Guid requestId, string unitPath, Guid? officerId, Func<string, string, string> sentence, JournalEntry entry, CancellationToken cancellationToken, string? url = null)
    {
        var request = await db.RequestCardAsync(requestId, cancellationToken);
        var unit = await notices.UnitNameAsync(unitPath, cancellationToken);
        var to = await recipients.InChargeAsync(officerId, unitPath, cancellationToken);
        await notices.TellAsync(entry, request, unitPath, new(NoticeKind.Assignment, NoticeTone.Info, () => sentence(request.Number, unit), Url: url), to, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task TellNewAsync(Guid requestId, string unitPath, Func<string, string, string> sentence, JournalEntry entry, CancellationToken cancellationToken)
    {
        var request = await db.RequestCardAsync(requestId, cancellationToken);
        if (!request.WaitsAt(unitPath)) return;
        var unit = await notices.UnitNameAsync(unitPath, cancellationToken);
        var to = await recipients.InChargeAsync(request.HandlerId, unitPath, cancellationToken);
        await notices.TellAsync(entry, request, unitPath, new(NoticeKind.Assignment, NoticeTone.Info, () => sentence(request.Number, unit)), to, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
