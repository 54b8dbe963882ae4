using System.Security.Cryptography;
using Niangjia.Contracts.Interfaces;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Interfaces.Domain;

/// <summary>Another program that is told of certain events of a unit and all below it.</summary>
internal sealed class WebhookSubscription : Entity, IScoped
{
    public const int NameLength = 60;
    public const int UrlLength = 500;
    public const string SecretPrefix = "whsec_";
    private const int SecretBytes = 32;

    /// <summary>Letters count as they are.</summary>
    public static readonly SealedField SecretField = new("webhook-secret", secret => secret);

    /// <summary>How long the secret before goes on signing, so that the other side can change over in peace.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private WebhookSubscription() => Secret = null!;

    public WebhookSubscription(string name, string url, IReadOnlyList<string> events, string unitPath, SealedText secret, DateTimeOffset now)
    {
        (Id, Name, Url, Events, UnitPath, Secret, MadeAt, IsOn) = (Guid.CreateVersion7(now), name, url, events, unitPath, secret, now, true);
        Tell(new WebhookCreated(Id, name, url, unitPath));
    }

    public string Name { get; private set; } = "";
    public string Url { get; private set; } = "";

    /// <summary>Public names.</summary>
    public IReadOnlyList<string> Events { get; private set; } = [];
    public string UnitPath { get; private set; } = "";
    public bool IsOn { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public SealedText Secret { get; private set; }
    public SealedText? FormerSecret { get; private set; }
    public DateTimeOffset? FormerUntil { get; private set; }

    /// <summary>The first failure after the last success; set beside the journal by whoever carries.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Whether it wants to be told of this.</summary>
    public bool Wants(string name, string unitPath) => IsOn && Events.Contains(name) && Kernel.Scoping.UnitPath.IsWithin(unitPath, UnitPath);

    public void Change(string name, string url, IReadOnlyList<string> events, string unitPath)
    {
        // Another address starts anew.
        if (url != Url) FailingSince = null;
        (Name, Url, Events, UnitPath) = (name, url, events, unitPath);
        Tell(new WebhookChanged(Id));
    }

    public void Switch(bool isOn, string? reason = null)
    {
        if (IsOn == isOn) return;
        (IsOn, FailingSince) = (isOn, null);
        Tell(new WebhookSwitched(Id, isOn), reason);
    }

    public void Rotate(SealedText secret, DateTimeOffset now)
    {
        (FormerSecret, FormerUntil, Secret) = (Secret, now + Overlap, secret);
        Tell(new WebhookSecretRotated(Id));
    }

    /// <summary>The secrets that sign now, newest first.</summary>
    public IEnumerable<SealedText> SecretsAt(DateTimeOffset now) => FormerSecret is { } former && FormerUntil > now ? [Secret, former] : [Secret];
}
