using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;

namespace Niangjia.Cases.Domain.Duties;

/// <summary>When a duty exists.</summary>
internal enum DutyWhen
{
    /// <summary>With every request of the group.</summary>
    Always,
    /// <summary>Wages are owed for longer than <c>triage.urgent.wageDays</c>.</summary>
    LongArrears,
    /// <summary>The words tell of a danger at the workplace.</summary>
    Hazard,
    /// <summary>The words tell of violence, or it is about harassment.</summary>
    Violence,
}

/// <summary>Something that must be done beside the handling; its name is the text <c>Duty_{Code}</c>.</summary>
internal sealed record Duty(string Code, string Clock, DutyWhen When = DutyWhen.Always, bool NotByHandler = false, string Rule = "R-CAS-07");

/// <summary>A group of case types in the table of R-CAS-07.</summary>
/// <param name="Group">Name of the group.</param>
/// <param name="Types">Its types.</param>
/// <param name="Lowest">Lowest level that handles them.</param>
/// <param name="Contact">Level that is asked first.</param>
/// <param name="Duties">What must be done besides.</param>
/// <param name="Intake">Lowest level that takes them down itself.</param>
/// <param name="Mediation">Lowest level that mediates them; null when nobody does.</param>
/// <param name="WomanFirst">A woman officer is offered first.</param>
/// <param name="WomanMediates">A woman is among the mediators.</param>
/// <param name="Visitors">How many people go on a visit.</param>
internal sealed record HandlingRow(
    string Group, IReadOnlyList<CaseType> Types, HandlingLevel Lowest, HandlingLevel Contact, IReadOnlyList<Duty> Duties, HandlingLevel Intake = HandlingLevel.Grid,
    HandlingLevel? Mediation = null, bool WomanFirst = false, bool WomanMediates = false, int Visitors = 1);

/// <summary>Who may handle what, and what must be done besides (R-CAS-07), as data.</summary>
internal static class HandlingTable
{
    private static readonly File Read = EmbeddedJson.Read<File>("cases/handling.json");
    private static readonly Dictionary<CaseType, HandlingRow> ByType = Read.Rows.SelectMany(row => row.Types.Select(type => (type, row))).ToDictionary(pair => pair.type, pair => pair.row);

    /// <summary>Every group.</summary>
    public static IReadOnlyList<HandlingRow> Rows => Read.Rows;

    /// <summary>Every duty there is.</summary>
    public static IEnumerable<Duty> Duties => Read.Rows.SelectMany(row => row.Duties).Concat(Read.Collective.Duties);

    /// <summary>The row of a type.</summary>
    public static HandlingRow Of(CaseType type) => ByType[type];

    /// <summary>The duty with this code, or null for a task that does not come from the table.</summary>
    public static Duty? Find(string code) => Duties.FirstOrDefault(duty => duty.Code == code);

    /// <summary>The lowest level that handles a matter.</summary>
    public static HandlingLevel LowestOf(CaseType? type, bool isCollective)
    {
        var level = type is { } known ? Of(known).Lowest : HandlingLevel.Grid;
        return isCollective && Read.Collective.Lowest > level ? Read.Collective.Lowest : level;
    }

    /// <summary>Refuses a unit that is too low for the matter.</summary>
    public static void RefuseTooLow(CaseType? type, bool isCollective, UnitInfo unit)
    {
        var lowest = LowestOf(type, isCollective);
        if (unit.Level >= lowest || unit.Level is null) return;
        var matter = type is { } known && !(isCollective && Of(known).Lowest < lowest) ? CaseWords.Of(known) : HandlingText.CollectiveMatter;
        throw new RefusedException(string.Format(HandlingText.LevelTooLow, matter, CaseWords.Of(lowest)), "R-CAS-07", "UnitId");
    }

    /// <summary>The duties that exist for these facts.</summary>
    public static IReadOnlyList<Duty> For(DutyFacts facts)
    {
        IEnumerable<Duty> all = facts.Type is { } type ? Of(type).Duties : [];
        if (facts.IsCollective) all = all.Concat(Read.Collective.Duties);
        return [.. all.Where(duty => facts.Hold(duty.When)).DistinctBy(duty => duty.Code)];
    }

    private sealed record File(IReadOnlyList<HandlingRow> Rows, CollectiveRow Collective);

    private sealed record CollectiveRow(HandlingLevel Lowest, IReadOnlyList<Duty> Duties);
}

/// <summary>What decides which duties exist.</summary>
internal sealed record DutyFacts(CaseType? Type, bool IsCollective, bool LongArrears, bool Hazard, bool Violence)
{
    public bool Hold(DutyWhen when) => when switch
    {
        DutyWhen.LongArrears => LongArrears,
        DutyWhen.Hazard => Hazard,
        DutyWhen.Violence => Violence,
        _ => true,
    };
}
