using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Idempotency;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Intake;

/// <summary>Where something is typed. Each door has its own draft: who has asked for herself finds nothing of it at the window.</summary>
internal enum IntakeDoor
{
    /// <summary>The worker's own phone.</summary>
    Ask,
    /// <summary>The window.</summary>
    Window,
    /// <summary>The grid worker's phone.</summary>
    Grid,
}

/// <summary>
/// The draft of this browser. Saved in a scope of its own: saving with the form would use up its idempotency key, and the draft must be there even when
/// the form is refused.
/// </summary>
internal sealed class IntakeDrafts(
    AppDbContext db, IServiceScopeFactory scopes, IHttpContextAccessor http, ISealer sealer, TimeProvider time, CurrentUser user, IdempotencyScope idempotency)
{
    private static readonly SealedField Token = new("draft-token");
    private string? _secret;

    /// <summary>The door the page stands at; say it before anything else.</summary>
    public IntakeDoor Door { get; set; }

    /// <summary>What was typed so far; empty when there is no draft.</summary>
    public async Task<TypedRequest> ReadAsync(CancellationToken cancellationToken) =>
        await FindAsync(db, cancellationToken) is { Content: { } content } ? JsonSerializer.Deserialize<TypedRequest>(sealer.Open(SealedField.Note, content))! : new();

    /// <summary>
    /// For a form of one page: gives the browser its secret with the form, so that both of two clicks carry the same. What was typed so far, or nothing.
    /// </summary>
    public async Task<TypedRequest> BeginAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(db, cancellationToken) is not { RequestId: null }) NewSecret();
        return await ReadAsync(cancellationToken);
    }

    /// <summary>Keeps what was typed; a browser without a draft, or whose draft was sent, gets a new secret.</summary>
    /// <returns>False when this very form was sent before: nothing is begun, the receipt of the first click stands.</returns>
    public async Task<bool> KeepAsync(TypedRequest typed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (content, now) = (sealer.Seal(SealedField.Note, JsonSerializer.Serialize(typed)), time.GetUtcNow());
        var draft = await FindAsync(own, cancellationToken);
        if (draft is { RequestId: not null } && await idempotency.EarlierAsync(own, cancellationToken) is not null) return false;
        if (draft is { RequestId: null }) draft.Keep(content, now);
        else own.Add(new IntakeDraft(Guid.CreateVersion7(now), sealer.BlindIndex(Token, draft is null && Secret is { } begun ? begun : NewSecret()), content, now));
        try
        {
            await own.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (own.Dialect.IsUniqueViolation(e))
        {
            // The first of two clicks has kept the same at this moment.
        }
        return true;
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

    /// <summary>
    /// The request this browser has just sent, with its receipt code; null when there is none. Found by its code while the draft does not know yet that it
    /// was sent: the second of two clicks comes here before the first is done.
    /// </summary>
    public async Task<(Guid RequestId, string Code)?> LastSentAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(db, cancellationToken) is not { } draft) return null;
        var code = ReceiptCode.Of(Secret!, sealer);
        if (draft.RequestId is { } id) return (id, code);
        var index = sealer.BlindIndex(ReceiptCode.Field, code);
        return await db.Set<WorkerRequest>().Where(request => request.ReceiptIndex == index).Select(request => (Guid?)request.Id).SingleOrDefaultAsync(cancellationToken) is { } sent
            ? (sent, code) : null;
    }

    // Staff share computers: at their doors the account is part of the secret, so that nobody finds what a colleague was typing about somebody.
    private string? Secret => (_secret ??= http.HttpContext?.Request.Cookies[Cookie] is { Length: 43 } known ? known : null) is { } secret
        ? Door == IntakeDoor.Ask ? secret : $"{secret}:{user.AccountId:N}" : null;

    // The window and a grid worker's phone are used for many people, but one after the other: one draft a door is enough.
    private string Cookie => Door switch { IntakeDoor.Window => "nj-window", IntakeDoor.Grid => "nj-grid", _ => "nj-ask" };

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
        return Secret!;
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
