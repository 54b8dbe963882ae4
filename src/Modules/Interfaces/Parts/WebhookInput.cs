using System.ComponentModel.DataAnnotations;
using Niangjia.Interfaces.Domain;

namespace Niangjia.Interfaces.Parts;

/// <summary>What an administrator types of a subscription.</summary>
public sealed class WebhookInput
{
    /// <summary>What it is called.</summary>
    [Required, StringLength(WebhookSubscription.NameLength)] public string? Name { get; set; }

    /// <summary>Where to post.</summary>
    [Required, StringLength(WebhookSubscription.UrlLength)] public string? Url { get; set; }

    /// <summary>Of which unit, and all below it.</summary>
    [Required] public string? Unit { get; set; }

    /// <summary>Public names of events.</summary>
    [Required] public List<string>? Events { get; set; }
}
