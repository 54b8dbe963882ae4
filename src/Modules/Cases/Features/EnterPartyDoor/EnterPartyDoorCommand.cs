using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.EnterPartyDoor;

/// <summary>Sends a code to the party's phone.</summary>
internal sealed record SendPartyCodeCommand(string Token);

internal sealed class SendPartyCodeHandler(PartyDoors doors, PartyMessages messages, AppDbContext db, TimeProvider time)
{
    public async Task HandleAsync(SendPartyCodeCommand command, CancellationToken cancellationToken)
    {
        var visit = await doors.EnterAsync(command.Token, cancellationToken);
        var (code, index) = doors.NewCode(visit.Door);
        visit.Door.SendCode(index, time.GetUtcNow());
        if (!await messages.TellAsync(visit.Dispute, visit.Party, MessageKind.Code, string.Format(MediationText.CodeMessage, code, visit.Dispute.Number), cancellationToken, PartyDoor.CodeLife))
            throw new RefusedException(MediationText.NoPhone, null, "Code");
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Proves that the phone is in the party's hands.</summary>
internal sealed record EnterPartyCodeCommand(string Token, string Code);

internal sealed class EnterPartyCodeHandler(PartyDoors doors, CodeChecks checks)
{
    public async Task HandleAsync(EnterPartyCodeCommand command, CancellationToken cancellationToken)
    {
        var visit = await doors.EnterAsync(command.Token, cancellationToken);
        await checks.RefuseUnlessRightAsync(visit, command.Code, "Code", cancellationToken);
        doors.Remember(visit.Door);
    }
}

/// <summary>Compares a typed code and counts wrong ones.</summary>
internal sealed class CodeChecks(PartyDoors doors, IServiceScopeFactory scopes, TimeProvider time)
{
    public async Task RefuseUnlessRightAsync(PartyVisit visit, string? code, string field, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(code)) throw new RefusedException(MediationText.CodeEmpty, null, field);
        // In a scope of its own: the wrong try must be kept although the form is refused, and must not use up its idempotency key.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var door = await db.Set<PartyDoor>().FoundAsync(visit.Door.Id, cancellationToken);
        if (door.Accepts(doors.IndexOf(door, code), time.GetUtcNow())) return;
        await db.SaveChangesAsync(cancellationToken);
        throw new RefusedException(MediationText.CodeWrong, "R-SEC-02", field);
    }
}
