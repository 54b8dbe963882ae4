using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Numbers;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Hotline;

/// <summary>What every step with a call needs: the call as far as the user may see it, its number, its notes, the rules of the place.</summary>
internal sealed class HotlineDesk(AppDbContext db, CurrentUser user, ISealer sealer, IUnitDirectory units, NumberSeries numbers, LegalParameters parameters, TimeProvider time)
{
    /// <summary>Subject kind of the clocks of calls.</summary>
    public static readonly string Subject = JournalNames.Of(typeof(HotlineCall));

    /// <summary>The period of the quality check.</summary>
    public const string Check = "sla.hotlineCheck";

    /// <summary>Now.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The account that acts; every step here is a person's.</summary>
    public Guid Actor => user.AccountId ?? throw new ForbiddenException(CasePermissions.AnswerCalls);

    /// <summary>A call the user may see and act on by this permission.</summary>
    /// <exception cref="NotFoundException">Unknown, or not the user's to see.</exception>
    /// <exception cref="ForbiddenException">Seen, but not the user's to act on.</exception>
    public async Task<HotlineCall> OpenAsync(Guid callId, string permission, CancellationToken cancellationToken)
    {
        var call = await db.Set<HotlineCall>().SeenBy(user).FoundAsync(callId, cancellationToken);
        user.Demand(permission, call.UnitPath);
        return call;
    }

    /// <summary>A call the user has taken.</summary>
    /// <exception cref="RefusedException">A colleague talks to the caller.</exception>
    public async Task<HotlineCall> OwnAsync(Guid callId, CancellationToken cancellationToken)
    {
        var call = await OpenAsync(callId, CasePermissions.AnswerCalls, cancellationToken);
        if (call.Stage != HotlineStage.Ringing && call.AgentId != user.AccountId) throw new RefusedException(HotlineText.NotYourCall, "R-HOT-03");
        return call;
    }

    /// <summary>Whether the user talks to the caller now.</summary>
    public bool Talks(HotlineCall call) => call.Stage == HotlineStage.Talking && call.AgentId == user.AccountId;

    /// <summary>A new call with its number, for an agent of the unit or for whoever is free.</summary>
    public async Task<HotlineCall> RingAsync(string? caller, Guid? agentId, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var unit = tree.OfficeOf(user.UnitsOf(CasePermissions.AnswerCalls)) ?? throw new ForbiddenException(CasePermissions.AnswerCalls);
        var area = tree.District.AreaCode ?? "";
        var series = string.Create(CultureInfo.InvariantCulture, $"RX-{(area.Length >= 6 ? area[..6] : "000000")}-{ChinaTime.Today(time):yyyyMMdd}");
        var next = await numbers.NextAsync(series, cancellationToken);
        var number = string.Create(CultureInfo.InvariantCulture, $"{series}-{next:0000}");
        return HotlineCall.Ring(number, unit.Path, agentId, Read(caller) is { } read ? (sealer.Seal(SealedField.Phone, read.Value), read.Index) : null, Now);
    }

    /// <summary>The number as it is kept and its fingerprint; null when nothing was told.</summary>
    /// <exception cref="RefusedException">It is no number.</exception>
    public (string Value, string Index)? Read(string? caller)
    {
        if (TypedText.Compact(caller).Length == 0) return null;
        if (!Phone.TryParse(caller, out var phone)) throw new RefusedException(HotlineText.NumberUnreadable, "R-COD-05", "Caller");
        var value = phone.E164 ?? phone.Value;
        return (value, sealer.BlindIndex(SealedField.Phone, value));
    }

    /// <summary>The number of a call for its agent, as people write it.</summary>
    public string? NumberOf(HotlineCall call) => sealer.OpenIfAny(SealedField.Phone, call.Caller) is { } value ? Phone.TryParse(value, out var phone) ? phone.Value : value : null;

    /// <summary>What the agent has typed so far.</summary>
    public CallNotes NotesOf(HotlineCall call) => sealer.OpenIfAny(SealedField.Note, call.Draft) is { } typed ? JsonSerializer.Deserialize<CallNotes>(typed, JournalJson.Options)! : new();

    /// <summary>Keeps it, whatever becomes of the form: no step of the call, so it makes no row in its history.</summary>
    /// <returns>Whether it was kept: not when the talk is over.</returns>
    public async Task<bool> KeepAsync(HotlineCall call, CallNotes notes, CancellationToken cancellationToken)
    {
        var kept = sealer.Seal(SealedField.Note, JsonSerializer.Serialize(notes, JournalJson.Options));
        var id = call.Id;
        if (await db.Set<HotlineCall>().Where(found => found.Id == id && found.Stage == HotlineStage.Talking)
            .ExecuteUpdateAsync(set => set.SetProperty(found => found.Draft, kept), cancellationToken) == 0) return false;
        // So that it is noticed when the end of the talk wipes it.
        var draft = db.Entry(call).Property(one => one.Draft);
        (draft.CurrentValue, draft.OriginalValue) = (kept, kept);
        return true;
    }

    /// <summary>What this place has set for its hotline.</summary>
    public async Task<HotlineRules> RulesAsync(CancellationToken cancellationToken) => new(
        await parameters.WholeAsync("hotline.hoursBetweenTries", cancellationToken), await parameters.WholeAsync("hotline.passShare", cancellationToken),
        await parameters.TextsAsync("hotline.checkQuestions", cancellationToken));
}
