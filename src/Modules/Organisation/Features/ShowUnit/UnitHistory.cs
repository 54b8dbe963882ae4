using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Organisation.Features.ShowUnit;

/// <summary>Journal rows of a unit in plain words.</summary>
internal static class UnitHistory
{
    public static TimelineEntry Entry(JournalEntry entry)
    {
        var changes = entry.ChangedFacts().Select(change => (Label: Label(change.Name), change)).Where(pair => pair.Label is not null)
            .Select(pair => string.Format(OrganisationText.FromTo, pair.Label, pair.change.From ?? OrganisationText.Nothing, pair.change.To ?? OrganisationText.Nothing));
        var text = string.Join("; ", new[] { entry.Reason }.Concat(changes).Where(part => !string.IsNullOrEmpty(part)));
        return new(entry.At, Title(entry.Kind), entry.ActorName, text.Length == 0 ? null : text);
    }

    private static string Title(string kind)
    {
        var name = kind[(kind.IndexOf('.') + 1)..];
        return OrganisationText.ResourceManager.GetString($"Event_{name}", OrganisationText.Culture) ?? name;
    }

    private static string? Label(string property) => property switch
    {
        "Name" => OrganisationText.Name,
        "Phone" => OrganisationText.Phone,
        "Address" => OrganisationText.Address,
        "AreaCode" => OrganisationText.AreaCode,
        "Field" => OrganisationText.Field,
        _ => null,
    };
}
