using System.Text;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Features.RegisterRequest;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Tables;

namespace Niangjia.Cases.Features.UploadMessages;

/// <summary>Brings a file of messages in. Nothing becomes a request by it: each message waits for somebody to say yes.</summary>
/// <param name="File">Token of the staged file, from a form.</param>
/// <param name="Text">The table as csv, from a program.</param>
/// <param name="Title">What the batch is called; the name of the file unless told.</param>
/// <param name="Channel">Where the messages came in, unless a row says otherwise.</param>
/// <param name="UnitPath">Unit for which they are brought in; the first of one's own unless told.</param>
internal sealed record UploadMessagesCommand(string? File = null, string? Text = null, string? Title = null, IntakeChannel? Channel = null, string? UnitPath = null);

internal sealed class UploadMessagesHandler(AppDbContext db, MessageDesk desk, MessageStaging staging, MessageReader reader, MessageFiles files)
{
    // What the machine reads while somebody waits; more is read in the background.
    internal const int AtOnce = 150;

    public async Task<Guid> HandleAsync(UploadMessagesCommand command, CancellationToken cancellationToken)
    {
        var unitPath = await desk.OfficeAsync(command.UnitPath, cancellationToken);
        if (command.Channel is { } told && !RegisterRequestHandler.AtTheWindow.Contains(told)) throw new RefusedException(IntakeText.ChannelNeeded, "R-§1.1", nameof(command.Channel));
        var token = command.File ?? await files.StageAsync(command.Text, command.Title, cancellationToken);
        var (name, hash, file) = await files.ReadAsync(token, cancellationToken);
        var columns = file.Find();
        // Judged before anything is kept: a file that holds nothing leaves no batch behind.
        var messages = columns is null ? [] : file.Messages(columns, desk.Now);
        MessageBatch batch;
        await using (var both = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            batch = await staging.BeginAsync(BatchSource.File, string.IsNullOrWhiteSpace(command.Title) ? name : command.Title.Trim(), unitPath, command.Channel ?? IntakeChannel.Letter, hash, cancellationToken);
            await files.ClaimAsync(token, batch, cancellationToken);
            if (columns is not null) await staging.StageAsync(batch, columns, messages, cancellationToken);
            else await db.SaveChangesAsync(cancellationToken);
            await both.CommitAsync(cancellationToken);
        }
        if (columns is not null && messages.Count <= AtOnce) await reader.ReadAsync(batch.Id, cancellationToken);
        return batch.Id;
    }
}

/// <summary>Files of messages in the store.</summary>
internal sealed class MessageFiles(Attachments attachments, FileStore store)
{
    /// <summary>Stages a table that a program sent as text.</summary>
    public async Task<string> StageAsync(string? text, string? title, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new RefusedException(CasesText.NoFilesChosen, null, "File");
        return await StageAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), string.IsNullOrWhiteSpace(title) ? "messages.csv" : title.Trim() + ".csv", cancellationToken);
    }

    /// <summary>Stages a table.</summary>
    public async Task<string> StageAsync(Stream content, string name, CancellationToken cancellationToken)
    {
        var (staged, refusal) = await attachments.StageAsync(content, name, ImportEndpoints.Rules, cancellationToken);
        return staged?.Token ?? throw new RefusedException(refusal!, "R-SEC-17", "File");
    }

    /// <summary>A staged table.</summary>
    public async Task<(string Name, string Hash, MessageFile File)> ReadAsync(string token, CancellationToken cancellationToken)
    {
        Attachment staged;
        try
        {
            staged = await attachments.FindStagedAsync(token, cancellationToken);
        }
        catch (NotFoundException)
        {
            throw new RefusedException(FilesText.StagedGone, null, "File");
        }
        return (staged.Name, staged.Hash, Open(staged.Hash));
    }

    /// <summary>The table of a batch.</summary>
    /// <exception cref="RefusedException">It is no table.</exception>
    public MessageFile Open(string hash)
    {
        using var content = store.Open(hash);
        try
        {
            return MessageFile.Read(content);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException(refused.Message, refused.RuleId, "File");
        }
    }

    /// <summary>The file belongs to its batch.</summary>
    public Task ClaimAsync(string token, MessageBatch batch, CancellationToken cancellationToken) =>
        attachments.ClaimAsync([token], MessageDesk.BatchSubject, batch.Id, batch.UnitPath, true, cancellationToken);
}
