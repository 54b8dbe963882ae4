using Niangjia.Contracts.Enterprises;
using Niangjia.Enterprises.Features.FindEnterprises;
using Niangjia.Ui;

namespace Niangjia.Enterprises.Domain;

/// <summary>Enterprises in the words of the reader.</summary>
internal static class EnterpriseWords
{
    public static string Title(this EnterpriseStatus status) => Text($"Status_{status}");

    public static Tone Tone(EnterpriseStatus status) => status switch
    {
        EnterpriseStatus.Active => Ui.Tone.Good,
        EnterpriseStatus.Suspended => Ui.Tone.Warn,
        _ => Ui.Tone.Neutral,
    };

    /// <summary>Sections with their divisions, for a select.</summary>
    public static IEnumerable<Choice> Industries(bool withSections = true) => Domain.Industries.All.Where(industry => withSections || !industry.IsSection)
        .Select(industry => new Choice(
            industry.Code, industry.IsSection ? string.Format(EnterprisesText.WholeSection, industry.Title) : $"{industry.Code} {industry.Title}",
            Group: $"{industry.Section} {Domain.Industries.Find(industry.Section)!.Title}"));

    public static IEnumerable<Choice> Sizes() =>
        EnterpriseFilter.Sizes.Select(size => new Choice(size.Key, size.To == int.MaxValue ? string.Format(EnterprisesText.SizeFrom, size.From) : string.Format(EnterprisesText.SizeBand, size.From, size.To)))
            .Append(new("unknown", EnterprisesText.SizeUnknown));

    /// <summary>A property of an enterprise; null for those that readers need not see.</summary>
    public static string? Property(string name) => EnterprisesText.ResourceManager.GetString($"Fact_{name}", EnterprisesText.Culture);

    /// <summary>A journal event.</summary>
    public static string Event(string kind) => Text($"Event_{kind[(kind.IndexOf('.') + 1)..]}");

    private static string Text(string key) => EnterprisesText.ResourceManager.GetString(key, EnterprisesText.Culture) ?? key;
}
