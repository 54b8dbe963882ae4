using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Parameters;
using Niangjia.Ui;

namespace Niangjia.Cases.Reactions;

/// <summary>Where the applicant's request stands, by phone: registered, papers asked for, whose it is, gone up, the result and how to rate, filed away.</summary>
internal sealed class WhenApplicantShouldKnow(
    AppDbContext db, ApplicantMessages messages, IUnitDirectory units, IOfficerDirectory officers, LegalParameters parameters)
    : IReactionToMany<RequestRegistered>, IReaction<SupplementAsked>, IReaction<ClockReminderDue>, IReaction<RequestAccepted>, IReaction<RequestEscalated>,
        IReaction<RequestResolved>, IReaction<RequestRejected>, IReaction<RequestClosed>
{
    // Where a message comes long after what it tells of, an outage of the gateway or of ourselves lies between: then only what still holds is told.

    public Task ReactAsync(RequestRegistered happened, JournalEntry entry, CancellationToken cancellationToken) => ReactAsync([new(happened, entry)], cancellationToken);

    // A part of a split request was registered with the whole.
    public Task ReactAsync(IReadOnlyList<Happening<RequestRegistered>> happenings, CancellationToken cancellationToken) =>
        messages.SendAsync([.. happenings.Select(one => one.Event.RequestId)], ApplicantMessage.Registered, request => request.ParentId is null, cancellationToken);

    public async Task ReactAsync(SupplementAsked happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if ((await db.RequestCardAsync(happened.RequestId, cancellationToken)).State != RequestState.PendingSupplement) return;
        await messages.SendAsync(
            happened.RequestId, ApplicantMessage.PapersAsked, [DateText.Day(happened.Due), string.Join(NotifyText.ListComma, happened.Missing)], cancellationToken);
    }

    /// <summary>The last <c>case.supplementReminders</c> of the clock's marks remind of missing papers (R §1.5).</summary>
    public async Task ReactAsync(ClockReminderDue happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var clock = await db.Set<Clock>().AsNoTracking().SingleAsync(found => found.Id == happened.ClockId, cancellationToken);
        var later = clock.Reminders.Where(mark => mark.At > happened.At).ToList();
        if (clock.Status != ClockStatus.Running || later.Any(mark => mark.Sent)) return;
        if (later.Count >= await parameters.WholeAsync("case.supplementReminders", cancellationToken)) return;
        await messages.SendAsync(happened.SubjectId, ApplicantMessage.PapersReminder, [DateText.Day(clock.DueDate)], cancellationToken);
    }

    public async Task ReactAsync(RequestAccepted happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if ((await db.RequestCardAsync(happened.RequestId, cancellationToken)).HandlerId != happened.OfficerId) return;
        var tree = await units.TreeAsync(cancellationToken);
        var (unit, officer) = (tree.ByPath(happened.UnitPath) ?? tree.District, await officers.FindAsync(happened.OfficerId, cancellationToken));
        var phone = officer?.WorkPhone ?? unit.Phone ?? tree.District.Phone ?? NotifyText.NoPhone;
        await messages.SendAsync(happened.RequestId, ApplicantMessage.Accepted, ["", unit.Name, officer?.Name, phone], cancellationToken);
    }

    public async Task ReactAsync(RequestEscalated happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if ((await db.RequestCardAsync(happened.RequestId, cancellationToken)).HandlerPath != happened.ToPath) return;
        var name = (await units.TreeAsync(cancellationToken)).ByPath(happened.ToPath)?.Name;
        await messages.SendAsync(happened.RequestId, ApplicantMessage.Escalated, ["", name], cancellationToken);
    }

    public async Task ReactAsync(RequestResolved happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if ((await db.RequestCardAsync(happened.RequestId, cancellationToken)).State != RequestState.Resolved) return;
        var rateBy = await db.Set<Clock>().Where(clock => clock.SubjectId == happened.RequestId && clock.Code == RequestClocks.AutoClose && clock.Status == ClockStatus.Running)
            .Select(clock => (DateOnly?)clock.DueDate).FirstOrDefaultAsync(cancellationToken);
        // Without that clock there is no last day: the worker may rate as long as the page asks.
        var day = rateBy is { } last ? string.Format(NotifyText.RateBy, DateText.Day(last)) : "";
        await messages.SendAsync(happened.RequestId, ApplicantMessage.Resolved, [day, CaseWords.Of(happened.Result)], cancellationToken);
    }

    public Task ReactAsync(RequestRejected happened, JournalEntry entry, CancellationToken cancellationToken) =>
        messages.SendAsync(happened.RequestId, ApplicantMessage.Rejected, ["", happened.WhereToGo], cancellationToken);

    public async Task ReactAsync(RequestClosed happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        // Whoever closed it by a rating, a moment ago on the same phone, knows.
        if (await db.CameWithAsync(entry, "Cases.RequestRated", cancellationToken)) return;
        await messages.SendAsync(happened.RequestId, ApplicantMessage.Closed, [], cancellationToken);
    }
}
