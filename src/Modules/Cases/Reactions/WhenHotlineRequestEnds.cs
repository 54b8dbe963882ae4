using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Hotline;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// A result waits for the call-back of the hotline. What is over with a request of the hotline waits for the quality check (R-HOT-03); what the caller took back, what was not for us and what goes on in another request has nothing to check,
/// and the call is closed with it. What is opened again waits for its next result.
/// </summary>
internal sealed class WhenHotlineRequestEnds(AppDbContext db, HotlineLoop loop, HotlineDesk desk)
    : IReaction<RequestResolved>, IReaction<RequestAwaitsCheck>, IReaction<RequestClosed>, IReaction<RequestWithdrawn>, IReaction<RequestRejected>, IReaction<RequestMerged>,
        IReaction<RequestReopened>
{
    public async Task ReactAsync(RequestResolved happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        // Nobody knows whom to call about an anonymous tip; and what was rated meanwhile need not be asked.
        if (await OpenCallAsync(happened.RequestId, cancellationToken, HotlineQueries.ToCallBack) is not { } call) return;
        await loop.AwaitCallBackAsync(call, entry.At, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task ReactAsync(RequestAwaitsCheck happened, JournalEntry entry, CancellationToken cancellationToken) => AwaitCheckAsync(happened.RequestId, entry, cancellationToken);

    // Of a request that was split: it closes with its last part.
    public Task ReactAsync(RequestClosed happened, JournalEntry entry, CancellationToken cancellationToken) => AwaitCheckAsync(happened.RequestId, entry, cancellationToken);

    public async Task ReactAsync(RequestReopened happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (await OpenCallAsync(happened.RequestId, cancellationToken) is not { } call) return;
        await loop.BeginAgainAsync(call, entry.At, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task ReactAsync(RequestWithdrawn happened, JournalEntry entry, CancellationToken cancellationToken) => EndAsync(happened.RequestId, RequestState.Withdrawn, cancellationToken);

    public Task ReactAsync(RequestRejected happened, JournalEntry entry, CancellationToken cancellationToken) => EndAsync(happened.RequestId, RequestState.Rejected, cancellationToken);

    public Task ReactAsync(RequestMerged happened, JournalEntry entry, CancellationToken cancellationToken) => EndAsync(happened.RequestId, RequestState.Merged, cancellationToken);

    private async Task AwaitCheckAsync(Guid requestId, JournalEntry entry, CancellationToken cancellationToken)
    {
        // What was opened again since has nothing to check yet.
        if (await OpenCallAsync(requestId, cancellationToken, HotlineQueries.ToCheck) is not { } call) return;
        await loop.AwaitCheckAsync(call, entry.At, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task EndAsync(Guid requestId, RequestState state, CancellationToken cancellationToken)
    {
        if (await OpenCallAsync(requestId, cancellationToken) is not { } call) return;
        await loop.CancelAsync(call, string.Format(HandlingText.BecauseRequest, Domain.CaseWords.Of(state)), cancellationToken);
        call.Close(desk.Now);
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<HotlineCall?> OpenCallAsync(Guid requestId, CancellationToken cancellationToken, Expression<Func<HotlineCall, bool>>? which = null) =>
        db.Set<HotlineCall>().Where(which ?? (call => call.ClosedAt == null)).SingleOrDefaultAsync(call => call.RequestId == requestId, cancellationToken);
}
