using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Columns;

namespace Niangjia.Testing;

/// <summary>Steps with figures.</summary>
public static class BoardSteps
{
    /// <summary>Lets the columns see what was committed.</summary>
    public static async Task CountAsync(this TestApp app)
    {
        await app.WaitForJournalAsync();
        await app.Services.GetRequiredService<ColumnKeeper>().CatchUpAsync(CancellationToken.None);
    }

    /// <summary>A request that has come in at a place, and nothing else.</summary>
    public static Task AddRequestAsync(this TestApp app, string path, int number) => app.InDatabaseAsync(async db =>
    {
        var request = WorkerRequest.Submit(
            new("老板三个月没发工资。", []), new(IntakeChannel.Web, Secrecy.Named, null, path), $"QS-999901-20260302-{number:0000}", $"board{number}", app.Clock.GetUtcNow());
        request.Register();
        db.Add(request);
        return await db.SaveChangesAsync(CancellationToken.None);
    });

    /// <summary>Whoever has a result says that all is well.</summary>
    public static Task RateResolvedAsync(this TestApp app) => app.InDatabaseAsync(async db =>
    {
        foreach (var request in await db.Set<WorkerRequest>().Where(one => one.State == RequestState.Resolved).ToListAsync()) request.Rate(5, true, null, app.Clock.GetUtcNow());
        return await db.SaveChangesAsync(CancellationToken.None);
    });
}
