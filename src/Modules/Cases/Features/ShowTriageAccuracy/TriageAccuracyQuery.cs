using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Cases.Features.ShowTriageAccuracy;

/// <summary>How many requests were proposed as one stream and confirmed as another.</summary>
internal sealed record StreamCount(AffairStream? Suggested, AffairStream Confirmed, int Count);

/// <summary>Suggested against confirmed (R-TRI-04), over the requests the user may see.</summary>
internal sealed record TriageAccuracy(IReadOnlyList<StreamCount> Streams, int SameType, int WithType, int Target)
{
    public int All => Streams.Sum(row => row.Count);
    public int Right => Streams.Where(row => row.Suggested == row.Confirmed).Sum(row => row.Count);
    public int Of(AffairStream? suggested, AffairStream confirmed) => Streams.Where(row => row.Suggested == suggested && row.Confirmed == confirmed).Sum(row => row.Count);
}

internal sealed class ShowTriageAccuracyHandler(AppDbContext db, CurrentUser user, LegalParameters parameters)
{
    public async Task<TriageAccuracy> HandleAsync(CancellationToken cancellationToken)
    {
        var triaged = db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).Where(request => request.Stream != null && request.SuggestionReasons != null);
        var streams = await triaged.GroupBy(request => new { request.SuggestedStream, request.Stream })
            .Select(group => new StreamCount(group.Key.SuggestedStream, group.Key.Stream!.Value, group.Count())).ToListAsync(cancellationToken);
        var types = await triaged.Where(request => request.SuggestedType != null)
            .GroupBy(request => request.SuggestedType == request.Type).Select(group => new { Same = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return new(
            streams, types.Where(row => row.Same).Sum(row => row.Count), types.Sum(row => row.Count), await parameters.WholeAsync("triage.accuracyTarget", cancellationToken));
    }
}
