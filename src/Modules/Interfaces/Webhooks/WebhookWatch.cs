using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Interfaces;
using Niangjia.Contracts.Notices;
using Niangjia.Interfaces.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Scoping;
using Niangjia.Ui;

namespace Niangjia.Interfaces.Webhooks;

/// <summary>
/// Remembers since when a program does not answer. One that has not for days, or says that it is gone, is switched off, and the system administrators are told. Works in a
/// scope of its own: what becomes of the subscription must not undo that something was sent.
/// </summary>
internal sealed class WebhookWatch(IServiceScopeFactory scopes, LegalParameters parameters, TimeProvider clock)
{
    /// <summary>It answers again.</summary>
    public Task HeardAsync(WebhookSubscription webhook, CancellationToken cancellationToken) =>
        webhook.FailingSince is null ? Task.CompletedTask : SetAsync(webhook.Id, null, cancellationToken);

    /// <summary>It did not answer, or wants nothing any more.</summary>
    public async Task FailedAsync(WebhookSubscription webhook, bool isGone, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (webhook.FailingSince is null) await SetAsync(webhook.Id, now, cancellationToken);
        var days = await parameters.WholeAsync("webhooks.offAfter", cancellationToken);
        if (isGone || now - webhook.FailingSince >= TimeSpan.FromDays(days)) await SwitchOffAsync(webhook.Id, days, isGone, cancellationToken);
    }

    private async Task SetAsync(Guid id, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<WebhookSubscription>().Where(one => one.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.FailingSince, since), cancellationToken);
    }

    private async Task SwitchOffAsync(Guid id, int days, bool isGone, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(nameof(Webhooks));
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var webhook = await db.Set<WebhookSubscription>().SingleAsync(one => one.Id == id, cancellationToken);
        if (!webhook.IsOn) return;
        webhook.Switch(false, isGone ? InterfacesText.OffSinceGone : string.Format(InterfacesText.OffSinceSilent, days));
        var administrators = await scope.ServiceProvider.GetRequiredService<IOfficerDirectory>().WithRoleAsync(Role.SystemAdmin, Scope.Everything, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<INotices>().TellAsync(
            new(
                $"webhook-off:{id}:{clock.GetUtcNow():yyyyMMdd}", NoticeKind.Operation, NoticeTone.Bad,
                NoticeTexts.InBoth(() => string.Format(isGone ? InterfacesText.SwitchedOffGone : InterfacesText.SwitchedOffSilent, webhook.Name, days)),
                null, InterfaceUrls.Webhook(id), id),
            administrators.Where(one => UnitPath.IsWithin(webhook.UnitPath, one.UnitPath)).Select(one => one.AccountId), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
