using Niangjia.Cases.Transfers;
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

internal sealed class ReplyToSenderHandler(AppDbContext db, TransferDesk desk, TransferClocks clocks, Attachments attachments, TimeProvider time)
{
    public async Task HandleAsync(ReplyToSenderCommand command, CancellationToken cancellationToken)
    {
        var (transfer, request) = await desk.OpenWithMatterAsync(command.TransferId, cancellationToken);
        var (wasUndecided, now, today) = (transfer.IsUndecided, time.GetUtcNow(), ChinaTime.Today(time));
        transfer.Reply(command.Text, command.On ?? today, command.IsFinal, await desk.HasResultAsync(request, cancellationToken), desk.ActorName, now, today);
        await attachments.ClaimAsync(command.Files, TransferClocks.Subject, transfer.Id, transfer.UnitPath, false, cancellationToken);
        if (wasUndecided) await clocks.AcceptedAsync(transfer, now, cancellationToken);
        if (command.IsFinal) await clocks.AnsweredAsync(transfer, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
