using Niangjia.Cases.Transfers;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;

namespace Niangjia.Cases.Features.ReplyToSender;

/// <summary>Tells the sender how it goes or, with <paramref name="IsFinal"/>, how it ended; the letter itself goes along as a file.</summary>
/// <param name="TransferId">The transfer.</param>
/// <param name="Text">What the sender is told.</param>
/// <param name="IsFinal">Whether it is the answer; then there must be a result.</param>
/// <param name="On">Day of the letter; today unless told.</param>
/// <param name="Files">Tokens of its papers.</param>
internal sealed record ReplyToSenderCommand(Guid TransferId, string? Text, bool IsFinal, DateOnly? On = null, IReadOnlyList<string>? Files = null);

internal sealed class ReplyToSenderHandler(AppDbContext db, TransferDesk desk, TransferClocks clocks, Attachments attachments, ReplyClerk clerk)
{
    public async Task HandleAsync(ReplyToSenderCommand command, CancellationToken cancellationToken)
    {
        var (transfer, request) = await desk.OpenAsync(command.TransferId, cancellationToken);
        var wasUndecided = transfer.IsUndecided;
        transfer.Reply(command.Text, command.On ?? clerk.Today, command.IsFinal, TransferDesk.HasResult(request), clerk.Name, clerk.Now, clerk.Today);
        await attachments.ClaimAsync(command.Files, TransferClocks.Subject, transfer.Id, transfer.UnitPath, false, cancellationToken);
        if (wasUndecided) await clocks.AcceptedAsync(transfer, clerk.Now, cancellationToken);
        if (command.IsFinal) await clocks.AnsweredAsync(transfer, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Who writes, and when.</summary>
internal sealed class ReplyClerk(CurrentUser user, TimeProvider time)
{
    public string Name => user.ActorName;
    public DateTimeOffset Now => time.GetUtcNow();
    public DateOnly Today => ChinaTime.Today(time);
}
