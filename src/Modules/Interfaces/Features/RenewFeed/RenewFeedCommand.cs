using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Interfaces;
using Niangjia.Interfaces.Domain;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Interfaces.Features.RenewFeed;

/// <summary>Makes a new secret address of one's own calendar and ends the one before.</summary>
internal sealed record RenewFeedCommand;

/// <summary>The address, this once.</summary>
internal sealed record NewFeed(string Address);

internal sealed class RenewFeedHandler(AppDbContext db, CurrentUser user, TimeProvider clock)
{
    public async Task<NewFeed> HandleAsync(RenewFeedCommand command, CancellationToken cancellationToken)
    {
        var (me, now) = (user.AccountId ?? throw new NotFoundException(), clock.GetUtcNow());
        foreach (var old in await db.Set<CalendarFeed>().Where(feed => feed.AccountId == me && feed.EndedAt == null).ToListAsync(cancellationToken)) old.End(now);
        var (feed, secret) = CalendarFeed.For(me, now);
        db.Add(feed);
        await db.SaveChangesAsync(cancellationToken);
        return new(InterfaceUrls.Feed(secret));
    }
}

/// <summary>Ends the secret address; one that is none is no fault.</summary>
internal sealed record EndFeedCommand;

internal sealed class EndFeedHandler(AppDbContext db, CurrentUser user, TimeProvider clock)
{
    public async Task HandleAsync(EndFeedCommand command, CancellationToken cancellationToken)
    {
        var (me, now) = (user.AccountId ?? throw new NotFoundException(), clock.GetUtcNow());
        foreach (var old in await db.Set<CalendarFeed>().Where(feed => feed.AccountId == me && feed.EndedAt == null).ToListAsync(cancellationToken)) old.End(now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
