using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Contracts.People;
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
    public async Task<bool> SendAsync(Guid requestId, ApplicantMessage what, IReadOnlyList<object?> values, CancellationToken cancellationToken)
    {
        var request = await db.Set<WorkerRequest>().FoundAsync(requestId, cancellationToken);
        if (request.Secrecy == Secrecy.Anonymous || request.PersonId is not { } person || !await AgreedAsync(request, cancellationToken)) return false;
        if (await people.MobileForMessageAsync(person, cancellationToken) is not { } mobile) return false;
        if (!await messages.PostAsync(new(MessageKind.Progress, MessageWays.ShortMessage, mobile, TextOf(request, what, values), request.Id), cancellationToken)) return false;
        request.TellApplicant(what);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The text of a message about a request.</summary>
    public static string TextOf(WorkerRequest request, ApplicantMessage what, IReadOnlyList<object?> values)
    {
        var key = request.Secrecy == Secrecy.Named ? $"Message_{what}" : $"Quiet_{what}";
        var text = NotifyText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"No text {key}.");
        return string.Format(CultureInfo.CurrentCulture, text, [request.Number, .. values]);
    }

    // R-PRI-02: a part of a split request lives by the consent given with the whole.
    private Task<bool> AgreedAsync(WorkerRequest request, CancellationToken cancellationToken) => db.Set<Consent>().AnyAsync(
        consent => (consent.RequestId == request.Id || consent.RequestId == request.ParentId) && consent.Purpose == ConsentPurpose.Handling && consent.WithdrawnAt == null,
        cancellationToken);
}
