using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.Organisation;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Values;

namespace Niangjia.Enterprises.Features.RecordVisit;

/// <summary>Writes down a visit, at once or hours later from a device that had no signal.</summary>
/// <param name="Kind">Why.</param>
/// <param name="VisitedAt">When it was.</param>
/// <param name="EnterpriseName">Where, by the name on the register or, for one that is not on it, the name over the door.</param>
/// <param name="EnterpriseId">Where, when it was chosen from the register.</param>
/// <param name="UnitId">Place of an enterprise that is not on the register.</param>
/// <param name="Met">Whom one spoke with.</param>
/// <param name="Found">What was seen and heard.</param>
/// <param name="Needs">What is asked for.</param>
/// <param name="Headcount">How many work there, as counted; goes into the register.</param>
/// <param name="HeadcountSeen">How many the register said on the device on which this was written.</param>
/// <param name="StopAtConflict">Refuse when the register says something newer than the device did; without it, what was counted stands.</param>
internal sealed record RecordVisitCommand(
    VisitKind? Kind, DateTimeOffset? VisitedAt, string? EnterpriseName, Guid? EnterpriseId, Guid? UnitId, string? Met, string? Found, string? Needs,
    int? Headcount, int? HeadcountSeen = null, bool StopAtConflict = false);

internal sealed class RecordVisitHandler(AppDbContext db, CurrentUser user, IUnitDirectory units, TimeProvider time)
{
    // A device can lie in a drawer over a holiday.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(60);
    private static readonly TimeSpan WrongClock = TimeSpan.FromMinutes(10);

    public async Task<Guid> HandleAsync(RecordVisitCommand command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var enterprise = await EnterpriseAsync(command, cancellationToken);
        var path = enterprise?.UnitPath ?? await PlaceAsync(command.UnitId, cancellationToken);
        user.Demand(EnterprisePermissions.Visit, path);
        var data = new VisitData(
            command.Kind ?? throw new RefusedException(VisitText.KindNeeded, null, nameof(command.Kind)), WhenOf(command.VisitedAt, now),
            enterprise?.Id, enterprise?.Name ?? NewNameOf(command.EnterpriseName), path, Short(command.Met, Visit.MetLength, nameof(command.Met)),
            Short(command.Found, Visit.FoundLength, nameof(command.Found)) ?? throw new RefusedException(VisitText.FoundNeeded, null, nameof(command.Found)),
            Short(command.Needs, Visit.NeedsLength, nameof(command.Needs)), command.Headcount);
        if (command.Headcount is < 0 or > EnterpriseDataReader.LargestHeadcount)
            throw new RefusedException(string.Format(EnterprisesText.HeadcountWrong, EnterpriseDataReader.LargestHeadcount), null, nameof(command.Headcount));
        Count(enterprise, command);
        var visit = new Visit(Guid.CreateVersion7(now), data, user.AccountId!.Value, user.Name, now);
        db.Add(visit);
        await db.SaveChangesAsync(cancellationToken);
        return visit.Id;
    }

    // What was counted on the spot goes into the register; what somebody has entered there meanwhile is not overwritten unasked.
    private static void Count(Enterprise? enterprise, RecordVisitCommand command)
    {
        if (enterprise is null || command.Headcount is not { } counted || enterprise.Headcount == counted) return;
        if (command.StopAtConflict && enterprise.Headcount != command.HeadcountSeen)
            throw new RefusedException(string.Format(
                VisitText.HeadcountConflict, command.HeadcountSeen?.ToString() ?? VisitText.Unknown, enterprise.Headcount?.ToString() ?? VisitText.Unknown, counted))
            { IsConflict = true };
        enterprise.Count(counted, VisitText.CountedOnVisit);
    }

    private async Task<Enterprise?> EnterpriseAsync(RecordVisitCommand command, CancellationToken cancellationToken)
    {
        var seen = db.Set<Enterprise>().Within(user.ScopeOf(EnterprisePermissions.Visit));
        if (command.EnterpriseId is { } id) return await seen.FoundAsync(id, cancellationToken);
        var key = Enterprise.KeyOf(command.EnterpriseName ?? "");
        return key.Length == 0 ? null : await seen.Where(one => one.NameKey == key).OrderBy(one => one.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<string> PlaceAsync(Guid? unitId, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var own = user.ScopeOf(EnterprisePermissions.Visit).Paths is [var path] && tree.ByPath(path) is { Level: HandlingLevel.Grid or HandlingLevel.Community } mine ? mine : null;
        return (unitId is { } id ? tree.Find(id) : own) is { IsClosed: false } unit ? unit.Path : throw new RefusedException(VisitText.PlaceNeeded, null, nameof(RecordVisitCommand.UnitId));
    }

    private static DateTimeOffset WhenOf(DateTimeOffset? at, DateTimeOffset now) =>
        at is not { } moment ? throw new RefusedException(VisitText.WhenNeeded, null, nameof(RecordVisitCommand.VisitedAt))
        : moment > now + WrongClock ? throw new RefusedException(VisitText.InTheFuture, null, nameof(RecordVisitCommand.VisitedAt))
        : moment < now - Longest ? throw new RefusedException(string.Format(VisitText.TooLongAgo, (int)Longest.TotalDays), null, nameof(RecordVisitCommand.VisitedAt))
        : moment.ToUniversalTime();

    private static string NewNameOf(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) throw new RefusedException(VisitText.EnterpriseNeeded, null, nameof(RecordVisitCommand.EnterpriseName));
        try
        {
            return EnterpriseDataReader.NameOf(typed);
        }
        catch (RefusedException e)
        {
            throw new RefusedException(e.Message, e.RuleId, nameof(RecordVisitCommand.EnterpriseName));
        }
    }

    private static string? Short(string? typed, int length, string field)
    {
        var text = typed?.Trim();
        if (text?.Length > length) throw new RefusedException(string.Format(EnterprisesText.TooLong, length), null, field);
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
