using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Mediation;

/// <summary>A party at its dispute on a phone.</summary>
/// <param name="Token">What stands in the address.</param>
/// <param name="Door">Its way in.</param>
/// <param name="Dispute">The dispute.</param>
/// <param name="Party">Which party.</param>
/// <param name="IsKnown">Whether it has proved who it is: by the receipt code, or by a code sent to its phone.</param>
internal sealed record PartyVisit(string Token, PartyDoor Door, DisputeCase Dispute, DisputeParty Party, bool IsKnown);

/// <summary>
/// Links for parties without an account. Nothing of a link is stored: it holds the door's id and a keyed fingerprint, so whoever reads the
/// database cannot make one. A link given out beside the receipt code counts as proof for two days; any other asks for a code.
/// </summary>
internal sealed class PartyDoors(AppDbContext db, ISealer sealer, IDataProtectionProvider protection, IHttpContextAccessor accessor, TimeProvider time)
{
    private const string Cookie = "nj_party";
    private const int IdLength = 32;
    private const int MarkLength = 32;
    private static readonly SealedField LinkField = new("party-link");
    private static readonly SealedField CodeField = new("party-code");
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(30);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Niangjia.PartyDoor").ToTimeLimitedDataProtector();

    /// <summary>The link for a message: whoever opens it proves by a code that the phone is theirs.</summary>
    public string TokenOf(PartyDoor door) => $"{door.Id:N}{Mark($"{door.Id:N}:{door.Serial}")}";

    /// <summary>The link shown to a worker who has just given the receipt code or is signed in.</summary>
    public string TrustedTokenOf(PartyDoor door) => TokenOf(door) + DayMark(door, ChinaTime.Today(time));

    /// <summary>Opens a link.</summary>
    /// <exception cref="NotFoundException">No such link, or it has ended.</exception>
    public async Task<PartyVisit> EnterAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length is not (IdLength + MarkLength or IdLength + 2 * MarkLength) || !Guid.TryParseExact(token[..IdLength], "N", out var id)) throw new NotFoundException();
        var door = await db.Set<PartyDoor>().FoundAsync(id, cancellationToken);
        if (!Same(token[..(IdLength + MarkLength)], TokenOf(door)) || time.GetUtcNow() >= door.ExpiresAt) throw new NotFoundException();
        var dispute = await db.Set<DisputeCase>().FoundAsync(door.DisputeId, cancellationToken);
        return new(token, door, dispute, dispute.Party(door.PartyNumber), IsTrusted(door, token[(IdLength + MarkLength)..]) || IsRemembered(door));
    }

    /// <summary>Opens a link for somebody who has proved who they are.</summary>
    /// <exception cref="RefusedException">A code is needed first.</exception>
    public async Task<PartyVisit> KnownAsync(string token, CancellationToken cancellationToken) =>
        await EnterAsync(token, cancellationToken) is { IsKnown: true } visit ? visit : throw new RefusedException(MediationText.CodeNeeded, "R-SEC-02");

    /// <summary>Remembers on this device for half an hour that the code was right.</summary>
    public void Remember(PartyDoor door)
    {
        var http = accessor.HttpContext!;
        http.Response.Cookies.Append(Cookie, _protector.Protect($"{door.Id:N}:{door.Serial}", KnownFor), new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = KnownFor,
            Path = "/mediation",
            IsEssential = true,
        });
    }

    /// <summary>Six digits, and the fingerprint that is kept of them.</summary>
    public (string Code, string Index) NewCode(PartyDoor door)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", null);
        return (code, IndexOf(door, code));
    }

    /// <summary>The fingerprint of a typed code.</summary>
    public string IndexOf(PartyDoor door, string code) => sealer.BlindIndex(CodeField, $"{door.Id:N}:{Kernel.Values.TypedText.Compact(code)}");

    private bool IsTrusted(PartyDoor door, string mark)
    {
        var today = ChinaTime.Today(time);
        return mark.Length > 0 && (Same(mark, DayMark(door, today)) || Same(mark, DayMark(door, today.AddDays(-1))));
    }

    private bool IsRemembered(PartyDoor door)
    {
        if (accessor.HttpContext?.Request.Cookies[Cookie] is not { Length: > 0 } kept) return false;
        try
        {
            return _protector.Unprotect(kept) == $"{door.Id:N}:{door.Serial}";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private string DayMark(PartyDoor door, DateOnly day) => Mark($"{door.Id:N}:{door.Serial}:{day:yyyyMMdd}");

    private string Mark(string of) => sealer.BlindIndex(LinkField, of);

    private static bool Same(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(a), Encoding.ASCII.GetBytes(b));
}
