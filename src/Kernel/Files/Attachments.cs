using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Files;

/// <summary>A file that waits for its form to succeed.</summary>
/// <param name="Token">Goes with the form and comes back.</param>
/// <param name="Name">Clean name.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Kind">Kind by content.</param>
public sealed record StagedAttachment(string Token, string Name, long Length, FileKind Kind);

/// <summary>What became of the files of one form.</summary>
/// <param name="Files">Those that were taken.</param>
/// <param name="Refusals">A sentence for each that was not.</param>
public sealed record Staging(IReadOnlyList<StagedAttachment> Files, IReadOnlyList<string> Refusals)
{
    /// <summary>Refuses the form at the field if a file was not taken; those that were are kept and can be offered again.</summary>
    /// <exception cref="RefusedException">A file was not taken.</exception>
    public void OrRefuse(string field)
    {
        if (Refusals.Count > 0) throw new RefusedException(string.Join(' ', Refusals), "R-SEC-17", field);
    }
}

/// <summary>
/// Files of subjects. A page stages what was sent before it validates the form, keeps the tokens in the form, and its handler claims them with the subject.
/// </summary>
public sealed class Attachments(AppDbContext db, IServiceScopeFactory scopes, FileIntake intake, CurrentUser user, Uploader uploader, TimeProvider clock)
{
    /// <summary>How long a staged file waits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(48);

    private const int MostWaiting = 40;

    /// <summary>Stores the files of a form at once. Ones that are refused do not hinder the others.</summary>
    /// <param name="files">As bound from the form; null and empty are fine.</param>
    /// <param name="rules">Other rules than those of the deployment.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    public async Task<Staging> StageAsync(IEnumerable<IFormFile>? files, FileRules? rules = null, CancellationToken cancellationToken = default)
    {
        var (staged, refusals) = (new List<StagedAttachment>(), new List<string>());
        // A browser sends a nameless empty part for a file field that was left alone.
        foreach (var file in (files ?? []).Where(file => file.Length > 0 || file.FileName.Length > 0))
        {
            await using var content = file.OpenReadStream();
            var (taken, refusal) = await StageAsync(content, file.FileName, rules, cancellationToken);
            if (taken is not null) staged.Add(taken);
            else refusals.Add(refusal!);
        }
        return new(staged, refusals);
    }

    /// <summary>Stores one file; gives it back staged, or a sentence that says why not.</summary>
    public async Task<(StagedAttachment? Staged, string? Refusal)> StageAsync(Stream content, string? name, FileRules? rules = null, CancellationToken cancellationToken = default)
    {
        var key = uploader.Key;
        if (await db.Set<Attachment>().CountAsync(attachment => attachment.SubjectId == null && attachment.Uploader == key, cancellationToken) >= MostWaiting)
            return (null, string.Format(FilesText.TooManyFiles, MostWaiting));
        var receipt = await intake.ReceiveAsync(content, name, rules, cancellationToken);
        if (receipt.File is null) return (null, receipt.Sentence);
        var now = clock.GetUtcNow();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var attachment = new Attachment(Guid.CreateVersion7(now), receipt.File, token, key, user.AccountId, user.Name, now);
        // In a scope of its own: saving here would use up the idempotency key of the form, which may yet be refused and sent again.
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        own.Add(attachment);
        await own.SaveChangesAsync(cancellationToken);
        return (Staged(attachment), null);
    }

    /// <summary>Those of the tokens that still wait and were sent by this browser, in the given order; for showing a form again.</summary>
    public async Task<IReadOnlyList<StagedAttachment>> StagedAsync(IEnumerable<string>? tokens, CancellationToken cancellationToken) =>
        [.. (await WaitingAsync(tokens, cancellationToken)).Select(Staged)];

    /// <summary>Gives staged files to a subject. Saved with the subject, by the handler.</summary>
    /// <param name="tokens">Tokens from the form; null and empty are fine.</param>
    /// <param name="subjectKind">Such as <c>Cases.WorkerRequest</c>.</param>
    /// <param name="subjectId">The subject.</param>
    /// <param name="unitPath">Unit of the subject.</param>
    /// <param name="confidential">Only for those who may see the confidential part of the subject.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="RefusedException">One is gone, or was sent by another browser.</exception>
    public async Task<IReadOnlyList<Attachment>> ClaimAsync(
        IEnumerable<string>? tokens, string subjectKind, Guid subjectId, string unitPath, bool confidential, CancellationToken cancellationToken)
    {
        var wanted = Distinct(tokens);
        var waiting = await WaitingAsync(wanted, cancellationToken);
        if (waiting.Count < wanted.Count) throw new RefusedException(FilesText.StagedGone);
        foreach (var (position, attachment) in waiting.Index()) attachment.Claim(subjectKind, subjectId, unitPath, confidential, position);
        return waiting;
    }

    /// <summary>Gives up staged files that nothing will claim: they are nobody's from now on, no longer count among those that wait, and go with their content when their time is over.</summary>
    public async Task GiveUpAsync(IReadOnlyCollection<string> tokens, CancellationToken cancellationToken)
    {
        if (tokens.Count == 0) return;
        var key = uploader.Key;
        await db.Set<Attachment>().Where(attachment => tokens.Contains(attachment.Token) && attachment.SubjectId == null && attachment.Uploader == key)
            .ExecuteUpdateAsync(update => update.SetProperty(attachment => attachment.Uploader, ""), cancellationToken);
    }

    /// <summary>Gives all files of a subject to another one that carries it on; saved by the caller.</summary>
    public async Task<int> HandOverAsync(Guid fromSubjectId, string subjectKind, Guid subjectId, string unitPath, bool confidential, CancellationToken cancellationToken)
    {
        var files = await db.Set<Attachment>().Where(attachment => attachment.SubjectId == fromSubjectId && !attachment.IsRemoved).OrderBy(attachment => attachment.Position).ToListAsync(cancellationToken);
        foreach (var (position, attachment) in files.Index()) attachment.Claim(subjectKind, subjectId, unitPath, confidential, position);
        return files.Count;
    }

    /// <summary>The files of a subject in the order they came, without removed ones.</summary>
    /// <param name="subjectId">The subject.</param>
    /// <param name="withConfidential">Whether the user may see the confidential ones.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<Attachment>> ListAsync(Guid subjectId, bool withConfidential, CancellationToken cancellationToken) =>
        await db.Set<Attachment>().AsNoTracking()
            .Where(attachment => attachment.SubjectId == subjectId && !attachment.IsRemoved && (withConfidential || !attachment.IsConfidential))
            .OrderBy(attachment => attachment.At).ThenBy(attachment => attachment.Position).ToListAsync(cancellationToken);

    /// <summary>One file of a subject. Asking with the subject keeps an id of another subject from opening anything.</summary>
    /// <exception cref="NotFoundException">No such file, removed, or of another subject.</exception>
    public Task<Attachment> FindAsync(Guid subjectId, Guid id, CancellationToken cancellationToken) =>
        db.Set<Attachment>().Where(attachment => attachment.Id == id && attachment.SubjectId == subjectId && !attachment.IsRemoved).FoundAsync(cancellationToken);

    /// <summary>A staged file of this browser by its token, for previews.</summary>
    /// <exception cref="NotFoundException">Gone, claimed, or sent by another browser.</exception>
    public async Task<Attachment> FindStagedAsync(string token, CancellationToken cancellationToken) =>
        (await WaitingAsync([token], cancellationToken)).FirstOrDefault() ?? throw new NotFoundException();

    private async Task<List<Attachment>> WaitingAsync(IEnumerable<string>? tokens, CancellationToken cancellationToken)
    {
        var wanted = Distinct(tokens);
        if (wanted.Count == 0) return [];
        var key = uploader.Key;
        var found = await db.Set<Attachment>()
            .Where(attachment => wanted.Contains(attachment.Token) && attachment.SubjectId == null && attachment.Uploader == key).ToListAsync(cancellationToken);
        return [.. found.OrderBy(attachment => wanted.IndexOf(attachment.Token))];
    }

    private static List<string> Distinct(IEnumerable<string>? tokens) => [.. (tokens ?? []).Where(token => token is { Length: > 0 }).Distinct().Take(MostWaiting)];

    private static StagedAttachment Staged(Attachment attachment) => new(attachment.Token, attachment.Name, attachment.Length, attachment.Kind);
}
