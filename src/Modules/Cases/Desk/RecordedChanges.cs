using System.Text.Json;
using System.Text.RegularExpressions;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Desk;

/// <summary>What a correction changed, or which papers were ticked off, in words: the journal keeps names and codes.</summary>
internal static partial class RecordedChanges
{
    /// <summary>The changes of a row, each a line; none for rows that tell of no list.</summary>
    public static IReadOnlyList<string> Of(JournalEntry entry, IUnitTree tree) => entry.Kind switch
    {
        "Cases.RequestCorrected" => [.. JsonSerializer.Deserialize<RequestCorrected>(entry.Body, JournalJson.Options)!.Facts.Select(fact =>
            string.Format(DeskText.FromTo, CaseWords.Find($"Corrected_{fact.Name}") ?? fact.Name, Word(fact.Name, fact.From, tree), Word(fact.Name, fact.To, tree)))],
        "Cases.EvidenceChecked" => [.. JsonSerializer.Deserialize<EvidenceChecked>(entry.Body, JournalJson.Options)!.Ticks.Select(tick =>
            string.Format(DeskText.FromTo, EvidenceLists.Named(tick.Item), CaseWords.Of(tick.From), CaseWords.Of(tick.To)))],
        "Cases.EmployerPapersAsked" => [.. JsonSerializer.Deserialize<EmployerPapersAsked>(entry.Body, JournalJson.Options)!.Items.Select(EvidenceLists.Named)],
        CaseJournal.Escalated when CaseJournal.ReadEscalation(entry).ByHand is { } ground => [string.Format(HandlingText.OnGround, CaseWords.Of(ground))],
        _ => [],
    };

    private static string Word(string name, string? value, IUnitTree tree) => value is null ? DeskText.Nothing : name switch
    {
        "Place" => tree.ByPath(value)?.Name ?? value,
        "EnterpriseId" => DeskText.FoundInRegister,
        "PayType" => CaseWords.Find($"PayType_{value}") ?? value,
        "Claims" => Names().Replace(value, match => CaseWords.Find($"CaseType_{match.Value}") ?? match.Value),
        "Groups" => Names().Replace(value, match => CaseWords.Find($"SpecialGroups_{match.Value}") ?? match.Value),
        _ => value,
    };

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Names();
}
