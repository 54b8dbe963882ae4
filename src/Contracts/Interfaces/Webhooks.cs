namespace Niangjia.Contracts.Interfaces;

/// <summary>What may be known outside the house of a thing to which something happened: no person, no text.</summary>
/// <param name="Kind">What it is: <c>request</c>, <c>dispute</c>, <c>work-order</c>.</param>
/// <param name="Number">The number people know it by, or null.</param>
public sealed record OutsideSubject(string Kind, string? Number);

/// <summary>Offers what may be known outside of a module's things.</summary>
public interface IOutsideSubjects
{
    /// <summary>The things by id; those are missing of which nothing may be told at all, since somebody asked for confidence (R-PRI-13), or which are none of this module.</summary>
    /// <param name="subjectKind">As the journal calls them, such as <c>Cases.WorkerRequest</c>.</param>
    /// <param name="subjectIds">Their ids.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    Task<IReadOnlyDictionary<Guid, OutsideSubject>> FindAsync(string subjectKind, IReadOnlyCollection<Guid> subjectIds, CancellationToken cancellationToken);
}

/// <summary>Events are told to another program from now on.</summary>
public sealed record WebhookCreated(Guid SubscriptionId, string Name, string Url, string UnitPath);

/// <summary>Where to, or what of, was changed.</summary>
public sealed record WebhookChanged(Guid SubscriptionId);

/// <summary>It was switched on or off, by an administrator or because nobody answered for days.</summary>
public sealed record WebhookSwitched(Guid SubscriptionId, bool IsOn);

/// <summary>A new secret signs; the one before signs beside it for a while.</summary>
public sealed record WebhookSecretRotated(Guid SubscriptionId);

/// <summary>What users may do with interfaces.</summary>
public static class InterfacePermissions
{
    /// <summary>Decide which programs are told of what happens.</summary>
    public const string Webhooks = "interfaces.webhooks";
}
