using Microsoft.AspNetCore.Http;
using Niangjia.Kernel.Files;
using Niangjia.Ui;

namespace Niangjia.Cases.Mediation;

/// <summary>The picture or PDF that shows a payment: kept over a refused send, claimed with the payment.</summary>
internal sealed class PaymentProofs(Attachments attachments)
{
    /// <summary>Why the file that was sent is not taken, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>Stores what was sent and finds what was kept from an earlier send.</summary>
    public async Task<IReadOnlyList<StagedFile>> StageAsync(IFormFile? sent, IEnumerable<string>? kept, CancellationToken cancellationToken)
    {
        var found = await attachments.StagedAsync(kept, cancellationToken);
        if (sent is null || sent.Length == 0) return Shown(found);
        var staging = await attachments.StageAsync([sent], cancellationToken: cancellationToken);
        Refused = staging.Refusals.Count > 0 ? string.Join(' ', staging.Refusals) : null;
        return Shown(staging.Files.Concat(found));
    }

    /// <summary>Gives the first staged file to the dispute; null when there is none.</summary>
    public async Task<Guid?> ClaimAsync(IReadOnlyList<StagedFile> staged, Guid disputeId, string unitPath, CancellationToken cancellationToken)
    {
        if (staged.Count == 0) return null;
        return (await attachments.ClaimAsync([staged[0].Token], DisputeDesk.Subject, disputeId, unitPath, false, cancellationToken))[0].Id;
    }

    private static IReadOnlyList<StagedFile> Shown(IEnumerable<StagedAttachment> files) => [.. files.Select(file => new StagedFile(file.Token, file.Name, file.Length)).Take(1)];
}
