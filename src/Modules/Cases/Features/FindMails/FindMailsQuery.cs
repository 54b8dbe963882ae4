using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Mail;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Mail;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features.FindMails;

/// <summary>A letter in the list; its sender is masked, since the message or the request shows it to whoever may know.</summary>
internal sealed record MailRow(Guid Id, DateTimeOffset FetchedAt, string? Sender, string Subject, MailState State, MailFault? Fault, Guid? BatchId, Guid? MessageId, Guid? RequestId);

/// <summary>Letters that came by e-mail, newest first: all of them, or those that became nothing.</summary>
internal sealed class FindMailsHandler(AppDbContext db, CurrentUser user, ISealer sealer)
{
    public async Task<PageOf<MailRow>> HandleAsync(MailState? state, string? after, CancellationToken cancellationToken)
    {
        var mails = db.Set<IncomingMail>().AsNoTracking().Within(user.ScopeOf(CasePermissions.Import));
        if (state is { } one) mails = mails.Where(mail => mail.State == one);
        var page = await mails.PageAsync(mail => mail.FetchedAt, mail => mail.Id, after, 30, true, cancellationToken);
        var ids = page.Items.Select(mail => mail.MessageId).OfType<Guid>().ToList();
        var messages = await db.Set<IncomingMessage>().Where(message => ids.Contains(message.Id)).Select(message => new { message.Id, message.BatchId, message.RequestId }).ToDictionaryAsync(message => message.Id, cancellationToken);
        return new([.. page.Items.Select(mail =>
        {
            var message = mail.MessageId is { } id ? messages.GetValueOrDefault(id) : null;
            return new MailRow(
                mail.Id, mail.FetchedAt, sealer.OpenIfAny(MailClerk.Sender, mail.Sender) is { } sender ? Masked.Email(sender) : null, mail.Subject, mail.State, mail.Fault, message?.BatchId, mail.MessageId, mail.RequestId ?? message?.RequestId);
        })], page.Next, page.IsFirst);
    }
}
