using Microsoft.AspNetCore.Http;
using Niangjia.Kernel.Files;

namespace Niangjia.Ui;

/// <summary>
/// The files of one form. They are stored before the form is checked, so that a form that is refused loses none: it shows them again and sends their tokens
/// along. The handler gives the tokens to <see cref="Attachments.ClaimAsync"/>.
/// </summary>
public sealed class FormFiles(Attachments attachments, Redirect redirect)
{
    private Staging? _staging;

    /// <summary>What to show as already there: for <c>FileField.Staged</c>.</summary>
    public IReadOnlyList<StagedFile> Staged { get; private set; } = [];

    /// <summary>Why files that were sent are not taken, or null: for <c>FileField.Refused</c>.</summary>
    public string? Refused => _staging is { Refusals.Count: > 0 } staging ? string.Join(' ', staging.Refusals) : null;

    /// <summary>Call it first of all, in <c>OnInitializedAsync</c>: stores what was sent and adds the tokens to those that came back with the form.</summary>
    /// <param name="sent">The bound files, <c>Input.Photos</c>.</param>
    /// <param name="tokens">The bound tokens, <c>Input.Staged</c>; ones that are no longer there are taken out.</param>
    public async Task KeepAsync(IEnumerable<IFormFile>? sent, List<string> tokens)
    {
        _staging = await attachments.StageAsync(sent, cancellationToken: redirect.Aborted);
        tokens.AddRange(_staging.Files.Select(file => file.Token));
        var there = await attachments.StagedAsync(tokens, redirect.Aborted);
        tokens.RemoveAll(token => there.All(file => file.Token != token));
        Staged = [.. there.Select(file => new StagedFile(file.Token, file.Name, file.Length))];
    }
}
