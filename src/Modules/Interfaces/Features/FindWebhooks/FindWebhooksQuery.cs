using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Organisation;
using Niangjia.Interfaces.Domain;
using Niangjia.Interfaces.Webhooks;

namespace Niangjia.Interfaces.Features.FindWebhooks;

/// <summary>Programs that are told of what happens in my units.</summary>
internal sealed record FindWebhooksQuery;

internal sealed record WebhookRow(Guid Id, string Name, string Host, string UnitName, bool IsOn, DateTimeOffset? FailingSince, int Events)
{
    public static WebhookRow Of(WebhookSubscription one, IUnitTree tree) =>
        new(one.Id, one.Name, new Uri(one.Url).Host, tree.ByPath(one.UnitPath)?.Name ?? one.UnitPath, one.IsOn, one.FailingSince, one.Events.Count);
}

internal sealed class FindWebhooksHandler(WebhookDesk desk, IUnitDirectory units)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<WebhookRow>> HandleAsync(FindWebhooksQuery query, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var all = await desk.Mine.AsNoTracking().OrderBy(one => one.Name).ThenBy(one => one.Id).Take(Most).ToListAsync(cancellationToken);
        return [.. all.Select(one => WebhookRow.Of(one, tree))];
    }
}
