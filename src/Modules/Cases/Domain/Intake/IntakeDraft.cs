using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Domain.Intake;

/// <summary>
/// What somebody has typed so far, kept on the server under a secret of the browser so that nothing is lost between the steps, on errors, or when the phone
/// goes to sleep. Sealed as a whole, since it holds names and phones of people who have not sent anything yet.
/// </summary>
[NotJournalled("A draft says nothing yet; what is sent is told as RequestSubmitted.")]
internal sealed class IntakeDraft : Entity
{
    /// <summary>As long as the copy on the device.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private IntakeDraft()
    {
    }

    public IntakeDraft(Guid id, string tokenIndex, SealedText content, DateTimeOffset now) =>
        (Id, TokenIndex, Content, UpdatedAt) = (id, tokenIndex, content, now);

    /// <summary>Fingerprint of the browser's secret.</summary>
    public string TokenIndex { get; private set; } = "";

    /// <summary>The fields as typed, as JSON; null once it was sent.</summary>
    public SealedText? Content { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The request it became.</summary>
    public Guid? RequestId { get; private set; }

    public void Keep(SealedText content, DateTimeOffset now) => (Content, UpdatedAt) = (content, now);
}
