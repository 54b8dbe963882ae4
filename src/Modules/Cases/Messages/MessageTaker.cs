using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Cases.Features.TriageRequest;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Messages;

/// <summary>
/// Makes requests of messages somebody has said yes to, one after the other, each in a scope of its own and in the name of whoever decided. The receipt follows from the
/// message, so that a message taken twice, or again after the program was killed, is one request.
/// </summary>
internal sealed partial class MessageTaker(AppDbContext db, IServiceScopeFactory scopes, ILogger<MessageTaker> logger)
{
    /// <summary>Secret seed of the receipt of a message; with the key of the house, nobody else can make the code of it.</summary>
    public static string SeedOf(Guid messageId) => $"message:{messageId:N}";

    /// <summary>Takes the next ones; returns how many are done with. One that fails for no reason of its own is left for the next time and holds up no other.</summary>
    public async Task<int> TakeAsync(Guid? batchId, int most, CancellationToken cancellationToken)
    {
        var accepted = await db.Set<IncomingMessage>().AsNoTracking().Where(message => message.State == MessageState.Accepted && (batchId == null || message.BatchId == batchId))
            .OrderBy(message => message.DecidedAt).ThenBy(message => message.Id).Take(most).Select(message => new { message.Id, message.DecidedById }).ToListAsync(cancellationToken);
        var done = 0;
        foreach (var message in accepted)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<OfficerScope>().EnterAsync(message.DecidedById, cancellationToken);
                await scope.ServiceProvider.GetRequiredService<OneMessage>().TakeAsync(message.Id, cancellationToken);
                done++;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(logger, e, message.Id);
            }
        }
        return done;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} could not be made a request; it is tried again.")]
    private static partial void Failed(ILogger logger, Exception failure, Guid message);
}

/// <summary>
/// Work in the background that an officer has ordered is done in that officer's name, with the rights of today: an account that was locked has none, and nothing is done in the name of the system
/// that a person has ordered.
/// </summary>
internal sealed class OfficerScope(IOfficerDirectory officers, CurrentUser user)
{
    public async Task EnterAsync(Guid? accountId, CancellationToken cancellationToken)
    {
        if (accountId is not { } id)
        {
            user.BecomeSystem(KernelText.SystemName);
            return;
        }
        var rights = await officers.RightsOfAsync(id, cancellationToken);
        user.Become(id, rights?.PersonId, id, rights?.Name ?? KernelText.SystemName, rights?.Grants ?? []);
    }
}

/// <summary>Makes a request of one message.</summary>
internal sealed class OneMessage(AppDbContext db, CurrentUser user, SubmitRequestHandler submit, TriageRequestHandler triage, MessageApplicant applicants, Attachments attachments)
{
    public async Task TakeAsync(Guid messageId, CancellationToken cancellationToken)
    {
        var message = await db.Set<IncomingMessage>().AsNoTracking().SingleAsync(found => found.Id == messageId, cancellationToken);
        if (message.State != MessageState.Accepted) return;
        var batch = await db.Set<MessageBatch>().AsNoTracking().SingleAsync(found => found.Id == message.BatchId, cancellationToken);
        var (applicant, secrecy) = applicants.Of(message);
        SubmittedRequest sent;
        try
        {
            user.Demand(CasePermissions.Import, message.UnitPath);
            sent = await submit.HandleAsync(
                new(new(message.Text, [], message.PlaceText), applicant, message.Channel, secrecy, await applicants.PlaceAsync(message, cancellationToken), null, null, null, MessageTaker.SeedOf(messageId), new(Source: SourceOf(batch, message))),
                cancellationToken);
        }
        catch (Exception e) when (e is RefusedException or ForbiddenException)
        {
            db.ChangeTracker.Clear();
            (await db.Set<IncomingMessage>().FoundAsync(messageId, cancellationToken)).Refuse(e is RefusedException ? e.Message : DoorText.NoRightAnyMore);
            await db.SaveChangesAsync(cancellationToken);
            return;
        }
        await TriageAsync(message, sent.Id, cancellationToken);
        await FinishAsync(messageId, sent.Id, cancellationToken);
    }

    // Saying yes to the proposal is the confirmation a person must give (R-TRI-04); what is mixed or unsure waits at the desk like any other.
    private async Task TriageAsync(IncomingMessage message, Guid requestId, CancellationToken cancellationToken)
    {
        if (message is not { SplitLater: false, Stream: { } stream, Type: { } type }) return;
        if (await db.Set<WorkerRequest>().AnyAsync(request => request.Id == requestId && request.State != RequestState.Registered, cancellationToken)) return;
        try
        {
            await triage.HandleAsync(new(requestId, stream, type, message.Urgency, null), cancellationToken);
        }
        catch (Exception e) when (e is RefusedException or ForbiddenException or NotFoundException)
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The message is the request now, whatever was decided about it while that was made: its files and whoever wrote it belong to the request.</summary>
    internal async Task FinishAsync(Guid messageId, Guid requestId, CancellationToken cancellationToken)
    {
        var (message, request) = (await db.Set<IncomingMessage>().FoundAsync(messageId, cancellationToken), await db.Set<WorkerRequest>().FoundAsync(requestId, cancellationToken));
        if (message.State == MessageState.Taken) return;
        message.Become(requestId);
        await attachments.HandOverAsync(messageId, RequestClocks.Subject, requestId, request.UnitPath, request.Secrecy == Secrecy.Confidential, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string SourceOf(MessageBatch batch, IncomingMessage message)
    {
        var where = $"{batch.Number} · {string.Format(DoorText.LineOf, message.Line)}";
        if (message.SenderNumber is { } number) where += $" · {number}";
        return message.WrittenAt is { } at ? $"{where} · {ChinaTime.Of(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}" : where;
    }
}

/// <summary>Who asks in a message, as far as it says so, and where the matter lies.</summary>
internal sealed class MessageApplicant(ISealer sealer, Contracts.Organisation.IUnitDirectory units)
{
    /// <summary>A name and a way to reach them; without both it is a tip of nobody.</summary>
    public (Applicant Applicant, Secrecy Secrecy) Of(IncomingMessage message)
    {
        var (contact, name) = (sealer.OpenIfAny(MessageStaging.Contact, message.Contact), sealer.OpenIfAny(MessageStaging.Name, message.Name));
        var reach = contact ?? (name is null ? null : message.PlaceText);
        if (reach is null) return (new(), Secrecy.Anonymous);
        var who = name is { Length: >= 2 } ? name : DoorText.NoName;
        return (contact is not null && Mobile.TryParse(contact, out _) ? new(who, contact) : new(who, Address: reach), Secrecy.Named);
    }

    /// <summary>The unit found or chosen, else the one that imported.</summary>
    public async Task<Guid?> PlaceAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        return message.PlaceId is { } id && tree.Find(id) is { IsClosed: false } ? id : tree.ByPath(message.UnitPath)?.Id;
    }
}
