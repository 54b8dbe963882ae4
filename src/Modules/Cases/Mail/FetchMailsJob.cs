using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Jobs;

namespace Niangjia.Cases.Mail;

/// <summary>
/// Fetches letters from the folder and the mailbox that the installation names, one after the other, each in a scope of its own: one that makes trouble keeps no other from
/// coming. A letter is put out of the way only when it was kept.
/// </summary>
internal sealed partial class FetchMailsJob(AppDbContext db, MailSettings settings, IServiceScopeFactory scopes, ILogger<FetchMailsJob> logger) : IRecurringJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(settings.Folder))
            foreach (var raw in FolderMails.In(settings.Folder)) await TakeAsync(raw, cancellationToken);
        if (!string.IsNullOrWhiteSpace(settings.Host)) await TakeAllAsync(settings.Host, cancellationToken);
        await ReadAsync(cancellationToken);
    }

    private async Task TakeAllAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var raw in ImapMails.InAsync(settings, cancellationToken)) await TakeAsync(raw, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A mailbox that cannot be reached keeps nothing from being read that came before.
            Unreachable(logger, e, host);
        }
    }

    private async Task TakeAsync(RawMail raw, CancellationToken cancellationToken)
    {
        try
        {
            var letter = raw.Length > settings.Limit ? Letter.Unread(raw.Name, MailFault.TooLarge) : Letter.Read(await raw.ReadAsync(cancellationToken));
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(KernelText.SystemName);
            var mail = await scope.ServiceProvider.GetRequiredService<MailClerk>().TakeAsync(letter, cancellationToken);
            await raw.DoneAsync(mail?.State != MailState.SetAside, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // It lies where it lay, and is tried again.
            Failed(logger, e, raw.Name);
        }
    }

    // What waits in the batches of letters: few at a time, so they are read at once.
    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var batches = await db.Set<IncomingMessage>().Where(message => message.State == MessageState.Waiting)
            .Join(db.Set<MessageBatch>().Where(batch => batch.Source == BatchSource.Mail), message => message.BatchId, batch => batch.Id, (message, batch) => batch.Id).Distinct().ToListAsync(cancellationToken);
        foreach (var batch in batches)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(KernelText.SystemName);
            await scope.ServiceProvider.GetRequiredService<MessageReader>().ReadAsync(batch, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The letter {Name} could not be taken; it is tried again.")]
    private static partial void Failed(ILogger logger, Exception failure, string name);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mailbox at {Host} could not be read to its end; it is tried again.")]
    private static partial void Unreachable(ILogger logger, Exception failure, string host);
}
