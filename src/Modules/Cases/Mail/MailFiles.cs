using Niangjia.Kernel.Files;

namespace Niangjia.Cases.Mail;

/// <summary>Files of a letter that wait for what they came with, and why others were not taken.</summary>
internal sealed record StagedEnclosures(IReadOnlyList<string> Tokens, string? Refused);

/// <summary>Files that came with letters go through the same checks as those of a form (R-SEC-17).</summary>
internal sealed class MailFiles(Attachments attachments)
{
    /// <summary>Stores what is taken; says in a sentence what is not. Before any transaction begins: it saves by itself.</summary>
    public async Task<StagedEnclosures> StageAsync(Letter letter, CancellationToken cancellationToken)
    {
        var (tokens, refusals) = (new List<string>(), new List<string>());
        try
        {
            foreach (var enclosure in letter.Enclosures)
            {
                await using var content = new MemoryStream();
                await enclosure.Content.DecodeToAsync(content, cancellationToken);
                content.Position = 0;
                var (staged, refusal) = await attachments.StageAsync(content, enclosure.Name, cancellationToken: cancellationToken);
                if (staged is not null) tokens.Add(staged.Token);
                else refusals.Add(refusal!);
            }
        }
        catch
        {
            await GiveUpAsync(tokens);
            throw;
        }
        return new(tokens, refusals.Count == 0 ? null : string.Join(' ', refusals));
    }

    /// <summary>Gives up what was stored for a letter that could not be kept: the next try stores it again.</summary>
    public Task GiveUpAsync(IReadOnlyList<string> tokens) => attachments.GiveUpAsync(tokens, CancellationToken.None);

    /// <summary>Gives them to what they came with.</summary>
    public async Task<int> ClaimAsync(StagedEnclosures enclosures, string subjectKind, Guid subjectId, string unitPath, CancellationToken cancellationToken) =>
        (await attachments.ClaimAsync(enclosures.Tokens, subjectKind, subjectId, unitPath, true, cancellationToken)).Count;
}
