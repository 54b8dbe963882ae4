using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Notifying;

/// <summary>
/// News of a mediation on the phones of its sides. An applicant who asked for confidence reads nothing on the phone but that there is news, and how to read
/// it (R-PRI-13).
/// </summary>
internal sealed class PartyNews(AppDbContext db, PartyMessages messages)
{
    /// <summary>Tells the sides, in the transaction of a reaction.</summary>
    /// <param name="dispute">The dispute.</param>
    /// <param name="text">What they read.</param>
    /// <param name="what">What the history of the request says the applicant was told.</param>
    /// <param name="quietly">What the quiet text leaves open, after {0}, the number.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <param name="only">One side alone.</param>
    public async Task SendAsync(
        DisputeCase dispute, string text, ApplicantMessage what, IReadOnlyList<object?> quietly, CancellationToken cancellationToken, PartySide? only = null)
    {
        var request = await db.Set<WorkerRequest>().FoundAsync(dispute.RequestId, cancellationToken);
        var parties = dispute.Parties.Where(party => only is null || party.Side == only).ToList();
        var told = false;
        foreach (var party in parties)
        {
            var quiet = request.Secrecy != Secrecy.Named && IsApplicant(party, request);
            var goes = await messages.TellAsync(dispute, party, MessageKind.Mediation, quiet ? ApplicantMessages.TextOf(request, what, quietly) : text, cancellationToken);
            told |= goes && IsApplicant(party, request);
        }
        if (told) request.TellApplicant(what);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static bool IsApplicant(DisputeParty party, WorkerRequest request) => party.PersonId is { } person && person == request.PersonId;
}
