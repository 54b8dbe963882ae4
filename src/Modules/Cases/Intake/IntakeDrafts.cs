using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Intake;

/// <summary>
/// The draft of this browser. Saved in a scope of its own: saving with the form would use up its idempotency key, and the draft must be there even when
/// the form is refused.
/// </summary>
internal sealed class IntakeDrafts(AppDbContext db, IServiceScopeFactory scopes, IHttpContextAccessor http, ISealer sealer, TimeProvider time)
{
    private static readonly SealedField Token = new("draft-token");
    private string? _secret;

    /// <summary>What was typed so far; empty when there is no draft.</summary>
    public async Task<TypedRequest> ReadAsync(CancellationToken cancellationToken) =>
        await FindAsync(db, cancellationToken) is { Content: { } content } ? JsonSerializer.Deserialize<TypedRequest>(sealer.Open(SealedField.Note, content))! : new();

    /// <summary>Keeps what was typed; a browser without a draft, or whose draft was sent, gets a new secret.</summary>
    public async Task KeepAsync(TypedRequest typed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (content, now) = (sealer.Seal(SealedField.Note, JsonSerializer.Serialize(typed)), time.GetUtcNow());
        if (await FindAsync(own, cancellationToken) is { RequestId: null } draft) draft.Keep(content, now);
        else own.Add(new IntakeDraft(Guid.CreateVersion7(now), sealer.BlindIndex(Token, NewSecret()), content, now));
        await own.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Keeps what was typed in a later step. Never begins a new draft: one that was sent meanwhile, by a first click, stays sent.</summary>
    public async Task ChangeAsync(TypedRequest typed, CancellationToken cancellationToken)
    {
        if (Secret is not { } secret) return;
        var (index, content, now) = (sealer.BlindIndex(Token, secret), sealer.Seal(SealedField.Note, JsonSerializer.Serialize(typed)), time.GetUtcNow());
        await db.Set<IntakeDraft>().Where(draft => draft.TokenIndex == index && draft.RequestId == null)
            .ExecuteUpdateAsync(update => update.SetProperty(draft => draft.Content, content).SetProperty(draft => draft.UpdatedAt, now), cancellationToken);
    }

    /// <summary>Secret from which the receipt code follows; null without a draft.</summary>
    public string? Seed => Secret;

    /// <summary>The draft became a request; what was typed is wiped.</summary>
    public async Task MarkSentAsync(Guid requestId, CancellationToken cancellationToken)
    {
        if (Secret is not { } secret) return;
        var (index, now) = (sealer.BlindIndex(Token, secret), time.GetUtcNow());
        await db.Set<IntakeDraft>().Where(draft => draft.TokenIndex == index).ExecuteUpdateAsync(update => update
            .SetProperty(draft => draft.Content, (SealedText?)null).SetProperty(draft => draft.RequestId, requestId).SetProperty(draft => draft.UpdatedAt, now), cancellationToken);
    }

    /// <summary>The request this browser has just sent, with its receipt code; null when there is none.</summary>
    public async Task<(Guid RequestId, string Code)?> LastSentAsync(CancellationToken cancellationToken) =>
        await FindAsync(db, cancellationToken) is { RequestId: { } id } ? (id, ReceiptCode.Of(Secret!, sealer)) : null;

    private string? Secret => _secret ??= http.HttpContext?.Request.Cookies[Cookie] is { Length: 43 } known ? known : null;

    // The window and a grid worker's phone are used for many people, but one after the other: one draft a browser is enough.
    private const string Cookie = "nj-ask";

    private string NewSecret()
    {
        _secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        http.HttpContext!.Response.Cookies.Append(Cookie, _secret, new()
        {
            HttpOnly = true,
            Secure = http.HttpContext.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            MaxAge = IntakeDraft.KeptFor,
        });
        return _secret;
    }

    private async Task<IntakeDraft?> FindAsync(AppDbContext context, CancellationToken cancellationToken)
    {
        if (Secret is not { } secret) return null;
        var index = sealer.BlindIndex(Token, secret);
        return await context.Set<IntakeDraft>().AsTracking(context == db ? QueryTrackingBehavior.NoTracking : QueryTrackingBehavior.TrackAll).SingleOrDefaultAsync(draft => draft.TokenIndex == index, cancellationToken);
    }
}

/// <summary>Forgets drafts that nobody has touched for a week.</summary>
internal sealed class SweepDrafts(AppDbContext db, TimeProvider time) : IRecurringJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - IntakeDraft.KeptFor;
        await db.Set<IntakeDraft>().Where(draft => draft.UpdatedAt < before).ExecuteDeleteAsync(cancellationToken);
    }
}
