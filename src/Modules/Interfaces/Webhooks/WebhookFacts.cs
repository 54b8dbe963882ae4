using Niangjia.Contracts.Interfaces;
using Niangjia.Contracts.Organisation;
using Niangjia.Interfaces.Domain;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Values;

namespace Niangjia.Interfaces.Webhooks;

/// <summary>What an administrator says of a subscription, checked.</summary>
internal sealed record WebhookFacts(string Name, string Url, IReadOnlyList<string> Events, string UnitPath);

/// <summary>Checks it.</summary>
internal sealed class WebhookChecks(AllowedAddresses allowed, CurrentUser user, IUnitDirectory units)
{
    /// <exception cref="RefusedException">Something of it cannot be.</exception>
    public async Task<WebhookFacts> CheckAsync(string? name, string? url, IReadOnlyList<string> events, string unitPath, CancellationToken cancellationToken)
    {
        user.Demand(InterfacePermissions.Webhooks, unitPath);
        if ((await units.TreeAsync(cancellationToken)).ByPath(unitPath) is not { IsClosed: false }) throw new NotFoundException();
        var (title, address) = (TypedText.OneLine(name), TypedText.Compact(url));
        if (title.Length is 0 or > WebhookSubscription.NameLength) throw new RefusedException(string.Format(InterfacesText.WebhookName, WebhookSubscription.NameLength), field: "Name");
        if (address.Length > WebhookSubscription.UrlLength || !allowed.Allows(address)) throw new RefusedException(InterfacesText.WebhookUrlRefused, "R-SEC-10", "Url");
        var chosen = PublicEvents.Names.Where(events.Contains).ToList();
        if (events.FirstOrDefault(one => !PublicEvents.Names.Contains(one)) is { } unknown) throw new RefusedException(string.Format(InterfacesText.UnknownEvent, unknown), field: "Events");
        if (chosen.Count == 0) throw new RefusedException(InterfacesText.NoEvents, field: "Events");
        return new(title, new Uri(address).AbsoluteUri, chosen, unitPath);
    }
}
