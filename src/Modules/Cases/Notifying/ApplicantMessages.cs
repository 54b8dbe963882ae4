using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Notifying;

/// <summary>
/// Short messages to the applicant's phone: only where a mobile is known and the applicant agreed to the handling, never for an anonymous tip. To
/// somebody who asked for confidence it says that there is news and how to read it, and no more: the employer may be looking at the phone (R-PRI-13).
/// </summary>
internal sealed class ApplicantMessages(AppDbContext db, IPeopleDirectory people, IMessages messages)
{
    /// <summary>Writes one message, in the transaction of a reaction, and tells in the history of the request that the applicant was told.</summary>
    /// <param name="requestId">The request.</param>
    /// <param name="what">Which message; its text is <c>Message_{what}</c>, and <c>Quiet_{what}</c> in confidence.</param>
    /// <param name="values">What the text leaves open, after {0}, the number. In confidence the same values; the text then takes only days from them.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task SendAsync(Guid requestId, ApplicantMessage what, IReadOnlyList<object?> values, CancellationToken cancellationToken) => SendAsync([requestId], what, _ => true, cancellationToken, values);

    /// <summary>The same to the applicants of many requests at once, in their order; only of those that are meant.</summary>
    public async Task SendAsync(
        IReadOnlyList<Guid> requestIds, ApplicantMessage what, Predicate<WorkerRequest> isMeant, CancellationToken cancellationToken, IReadOnlyList<object?>? values = null)
    {
        var found = await db.Set<WorkerRequest>().Where(request => requestIds.Contains(request.Id)).ToDictionaryAsync(request => request.Id, cancellationToken);
        if (found.Count < requestIds.Distinct().Count()) throw new NotFoundException();
        var requests = requestIds.Distinct().Select(id => found[id]).Where(request => request.Secrecy != Secrecy.Anonymous && request.PersonId is not null && isMeant(request)).ToList();
        var (agreed, mobiles) = (await AgreedAsync(requests, cancellationToken), await people.MobilesForMessagesAsync([.. requests.Select(request => request.PersonId!.Value)], cancellationToken));
        requests.RemoveAll(request => !(agreed.Contains(request.Id) || (request.ParentId is { } whole && agreed.Contains(whole))) || !mobiles.ContainsKey(request.PersonId!.Value));
        if (requests.Count == 0) return;
        var posted = await messages.PostAllAsync(
            requests.ConvertAll(request => new NewMessage(MessageKind.Progress, MessageWays.ShortMessage, mobiles[request.PersonId!.Value], TextOf(request, what, values ?? []), request.Id)), cancellationToken);
        foreach (var (request, goes) in requests.Zip(posted))
            if (goes) request.TellApplicant(what);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The text of a message about a request.</summary>
    public static string TextOf(WorkerRequest request, ApplicantMessage what, IReadOnlyList<object?> values)
    {
        var key = request.Secrecy == Secrecy.Named ? $"Message_{what}" : $"Quiet_{what}";
        var text = NotifyText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"No text {key}.");
        return string.Format(CultureInfo.CurrentCulture, text, [request.Number, .. values]);
    }

    // R-PRI-02: a part of a split request lives by the consent given with the whole.
    private async Task<HashSet<Guid>> AgreedAsync(List<WorkerRequest> requests, CancellationToken cancellationToken)
    {
        var ids = requests.SelectMany(request => request.ParentId is { } whole ? [request.Id, whole] : new[] { request.Id }).Distinct().ToList();
        return [.. await db.Set<Consent>().Where(consent => ids.Contains(consent.RequestId) && consent.Purpose == ConsentPurpose.Handling && consent.WithdrawnAt == null)
            .Select(consent => consent.RequestId).ToListAsync(cancellationToken)];
    }
}
