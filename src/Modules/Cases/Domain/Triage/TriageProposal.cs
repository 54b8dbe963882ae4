using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Niangjia.Cases.Domain.Triage.Learning;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Cases.Domain.Triage;

/// <summary>What the scorer looks at.</summary>
/// <param name="Text">Facts as written; the first sentence counts as the title.</param>
/// <param name="ChosenType">Type chosen by the applicant, if any.</param>
/// <param name="RespondentIsEmployer">Whether the other side is an employer.</param>
/// <param name="ClaimantCount">People who ask together.</param>
/// <param name="Groups">Groups the law protects.</param>
/// <param name="EmploymentEnd">Last day of employment; the year of limitation runs from it (CLK-LIM-WAGE).</param>
/// <param name="OwedSince">Begin of the oldest wage claim.</param>
/// <param name="Today">Chinese date.</param>
/// <param name="DoubleWageFrom">Day from which the limitation of a claim for double wages is counted (R-LIM-06).</param>
internal sealed record TriageInput(
    string Text, CaseType? ChosenType, bool RespondentIsEmployer, int ClaimantCount, Requests.SpecialGroups Groups, DateOnly? EmploymentEnd,
    DateOnly? OwedSince, DateOnly Today, DateOnly? DoubleWageFrom = null);

/// <summary>Thresholds of R-TRI-01d, 03 and 07; parameters, not constants.</summary>
internal sealed record TriageLimits(
    double MinConfidence, double MinScore, int CollectivePersons, int Gathering, int UrgentPersons, int WageDays, int LimitationDays, Period Limitation,
    double MinLearned)
{
    /// <summary>As the rule book sets them.</summary>
    public static TriageLimits Default { get; } = new(0.3, 1, 10, 30, 10, 30, 15, Period.OfYears(1), 0.6);
}

/// <summary>Which step of R-TRI-01/03 decided the stream.</summary>
internal enum StreamRule
{
    /// <summary>R-TRI-01a: default stream of the chosen type.</summary>
    ChosenType,
    /// <summary>R-TRI-01b: an employer and a labour word.</summary>
    EmployerAndLabourWord,
    /// <summary>R-TRI-01c: danger.</summary>
    Danger,
    /// <summary>R-TRI-01d: ten or more people.</summary>
    TenPeople,
    /// <summary>R-TRI-03: highest score.</summary>
    Score,
    /// <summary>The model that has learned from examples, with the words of the table as evidence.</summary>
    Learned,
    /// <summary>Nothing was found.</summary>
    Nothing,
}

/// <summary>Why a request is urgent or critical (R-TRI-07).</summary>
internal enum UrgencyCause
{
    SelfHarm,
    Violence,
    SafetyRisk,
    OwnerFled,
    Gathering,
    ArrearsOverThirtyDays,
    TenPeople,
    MaternityDismissal,
    Minor,
    LimitationNear,
    InjuryUnpaid,
}

/// <summary>A word that was found: where, how often, what it weighed.</summary>
internal sealed record FoundWord(string Word, AffairStream Stream, CaseType Type, double Weight, int Times, bool InTitle, double Points, IReadOnlyList<int[]> Places);

/// <summary>A cause of urgency with the words of the text that show it; empty when it comes from a field.</summary>
internal sealed record FoundCause(UrgencyCause Cause, Urgency Urgency, string Quote, int[]? Place);

/// <summary>Proposal of the scorer with everything needed to explain it (R-PRI-09). It is kept as JSON with the request.</summary>
internal sealed record TriageProposal(
    AffairStream? Stream, CaseType? Type, Urgency Urgency, double Confidence, bool NeedsHuman, bool IsMixed, bool CallPolice, StreamRule Rule,
    IReadOnlyDictionary<AffairStream, double> Scores, IReadOnlyList<FoundWord> Words, IReadOnlyList<FoundCause> Causes,
    Department? Department = null, TriageReading? Reading = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads what was kept; null when a request has no proposal.</summary>
    public static TriageProposal? FromJson(string? json) => json is null ? null : JsonSerializer.Deserialize<TriageProposal>(json, Options);
}
