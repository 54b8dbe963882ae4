using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Ui;

namespace Niangjia.Cases.Intake;

/// <summary>What workers choose from, in their words.</summary>
internal static class AskChoices
{
    // Those that come most often; everything else is found from the text (R-TRI) or chosen by the desk.
    private static readonly CaseType[] Frequent =
    [
        CaseType.WageArrears, CaseType.Termination, CaseType.WorkInjury, CaseType.SocialInsurance, CaseType.NoWrittenContract, CaseType.OvertimePay,
        CaseType.FemaleWorkerProtection, CaseType.NewEmploymentForm, CaseType.HardshipAid, CaseType.LegalConsult, CaseType.ParkDormitory, CaseType.CommunityFacility,
        CaseType.FamilyDispute,
    ];

    // R-PRI-04: matters that cannot be told without health, injury or family hardship.
    private static readonly CaseType[] Sensitive =
    [
        CaseType.WorkInjury, CaseType.FemaleWorkerProtection, CaseType.OshHealth, CaseType.HardshipAid, CaseType.MutualMedicalAid, CaseType.PsychCounsel,
        CaseType.MinorWorker, CaseType.SchoolPlacement,
    ];

    /// <summary>Kinds of matters in plain words; the empty one leaves it to us.</summary>
    public static IReadOnlyList<Choice> Types() =>
        [.. Frequent.Select(type => new Choice(type.ToString(), CaseCatalogue.Of(type).PlainName)), new("", CasesText.AskTypeOther)];

    /// <summary>Every type by its field name, grouped by stream, for staff.</summary>
    public static IReadOnlyList<Choice> AllTypes() =>
        [.. CaseCatalogue.All.Select(info => new Choice(info.Type.ToString(), $"{info.Code} {info.Name}", Group: Domain.CaseWords.Of(info.Stream)))];

    /// <summary>The id behind a choice; an empty or foreign value is none.</summary>
    public static Guid? Id(string? chosen) => Guid.TryParse(chosen, out var id) ? id : null;

    /// <summary>Communities by street.</summary>
    public static IReadOnlyList<Choice> Communities(IUnitTree tree) =>
        [.. tree.All.Where(unit => unit is { Level: HandlingLevel.Community, IsClosed: false })
            .Select(unit => new Choice(unit.Id.ToString(), unit.Name, Group: unit.ParentId is { } parent ? tree.Find(parent)?.Name : null))
            .OrderBy(choice => choice.Group, StringComparer.Ordinal)];

    /// <summary>
    /// Places for staff: one's own area first, down to the grids where it is small enough to overlook, then every other community, since whoever is asked
    /// first takes it down (R-FLW-01).
    /// </summary>
    public static IReadOnlyList<Choice> Places(IUnitTree tree, Kernel.Scoping.Scope own)
    {
        const int overlooked = 80;
        var mine = tree.All.Where(unit => unit is { Level: HandlingLevel.Community or HandlingLevel.Grid, IsClosed: false } && own.Covers(unit.Path)).ToList();
        if (mine.Count > overlooked) mine.RemoveAll(unit => unit.Level == HandlingLevel.Grid);
        return [.. mine.Select(unit => new Choice(unit.Id.ToString(), unit.Name, Group: IntakeText.OwnArea)), .. Communities(tree).Where(choice => mine.All(unit => unit.Id.ToString() != choice.Value))];
    }

    /// <summary>The unit to begin with: one's own when it is a grid or a community, and only one.</summary>
    public static string? OwnPlace(IUnitTree tree, Kernel.Scoping.Scope own) =>
        own.Paths is [var path] && tree.ByPath(path) is { Level: HandlingLevel.Community or HandlingLevel.Grid, IsClosed: false } unit ? unit.Id.ToString() : null;

    /// <summary>Groups the law protects.</summary>
    public static IReadOnlyList<Choice> Groups() =>
        [.. Enum.GetValues<Domain.Requests.SpecialGroups>().Where(group => group != Domain.Requests.SpecialGroups.None)
            .Select(group => new Choice(group.ToString(), Domain.CaseWords.Of(group)))];

    /// <summary>Whether a consent of its own is asked for (R-PRI-04).</summary>
    public static bool IsSensitive(CaseType? type, IEnumerable<Domain.Requests.SpecialGroups> groups) =>
        (type is { } chosen && Sensitive.Contains(chosen)) ||
        groups.Any(group => group is Domain.Requests.SpecialGroups.Maternity or Domain.Requests.SpecialGroups.Disabled or Domain.Requests.SpecialGroups.Minor
            or Domain.Requests.SpecialGroups.Injured or Domain.Requests.SpecialGroups.Hardship);
}
