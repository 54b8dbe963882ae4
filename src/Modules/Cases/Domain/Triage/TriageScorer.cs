using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Cases.Domain.Triage.Learning;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Domain.Triage;

/// <summary>
/// 三事分流 (R-TRI-01…03, 07): proposes stream, type, department and urgency and says why. The hard rules come first; behind them the table of words and
/// the learned model speak together. It decides nothing; a person always confirms (R-TRI-04, R-PRI-09).
/// </summary>
internal static class TriageScorer
{
    /// <summary>A hit in the first sentence weighs more.</summary>
    public const double TitleFactor = 1.5;

    /// <summary>However often a word is repeated.</summary>
    public const double RepeatCap = 1.5;

    private const int TitleLength = 40;

    /// <summary>A proposal; without a model by the words alone, as the rule book has it.</summary>
    public static TriageProposal Propose(TriageInput input, TriageLimits limits, KeywordTable table, TriageModel? model = null)
    {
        var text = PlainForm.Of(input.Text);
        var words = Find(text, table);
        var scores = Enum.GetValues<AffairStream>().ToDictionary(stream => stream, stream => words.Where(word => word.Stream == stream).Sum(word => word.Points));
        var types = words.Select(word => word.Type).ToHashSet();
        if (input.ChosenType is { } chosen) types.Add(chosen);
        var causes = UrgencyRules.Of(input, text, types, limits, table);
        var danger = causes.Any(cause => cause.Cause is UrgencyCause.SelfHarm or UrgencyCause.Violence);
        var reading = model is null || text.Text.Length == 0 ? null : TriageReading.Of(model, text, words);
        var (stream, rule) = StreamOf(input, text, words, scores, danger && table.First(DangerList.Home, text) is null, limits, reading);

        var ordered = scores.Values.OrderDescending().ToArray();
        var (top, second) = (ordered[0], ordered[1]);
        var confidence = rule switch
        {
            StreamRule.Score => Math.Round((top - second) / Math.Max(top, 1), 2),
            StreamRule.Learned => reading!.Streams[0].Share,
            StreamRule.Nothing => 0,
            _ => 1,
        };
        var type = TypeOf(input, words, stream, reading, limits);
        var department = reading?.Departments[0] is { } best && best.Share >= limits.MinLearned ? Enum.Parse<Department>(best.Name) : (Department?)null;
        return new(
            stream, type, causes.Count == 0 ? Urgency.Normal : causes.Max(cause => cause.Urgency), confidence,
            NeedsHuman: stream is null || type is null || (rule == StreamRule.Score && (confidence < limits.MinConfidence || top < limits.MinScore)),
            IsMixed: second >= 2 && second >= top / 2, CallPolice: danger, rule, scores, words, causes, department, reading);
    }

    private static (AffairStream?, StreamRule) StreamOf(
        TriageInput input, PlainForm text, IReadOnlyList<FoundWord> words, Dictionary<AffairStream, double> scores, bool publicDanger, TriageLimits limits, TriageReading? reading)
    {
        if (input.ChosenType is { } type) return (CaseCatalogue.Of(type).Stream, StreamRule.ChosenType);
        if (input.RespondentIsEmployer && words.Any(word => CaseCatalogue.Of(word.Type).IsLabour)) return (AffairStream.Public, StreamRule.EmployerAndLabourWord);
        // Violence at home stays a family matter, looked after at once and with the police; every other danger is a public one.
        if (publicDanger) return (AffairStream.Public, StreamRule.Danger);
        var people = Math.Max(input.ClaimantCount, NumbersInText.People(text.Text)?.Number ?? 0);
        // A shared matter always concerns many: there ten people make no public affair of it.
        if (people >= limits.CollectivePersons && scores[AffairStream.Common] <= scores[AffairStream.Public]) return (AffairStream.Public, StreamRule.TenPeople);
        if (reading?.Streams[0] is { } best && best.Share >= limits.MinLearned) return (Enum.Parse<AffairStream>(best.Name), StreamRule.Learned);
        if (words.Count == 0) return (null, StreamRule.Nothing);
        return (scores.MaxBy(score => score.Value).Key, StreamRule.Score);
    }

    // The model answers when it is sure enough; else the words do when they found any, and a person looks closer.
    private static CaseType? TypeOf(TriageInput input, IReadOnlyList<FoundWord> words, AffairStream? stream, TriageReading? reading, TriageLimits limits)
    {
        if (input.ChosenType is { } chosen) return chosen;
        if (reading?.TypeWithin(type => stream is null || CaseCatalogue.Of(type).Stream == stream) is { } learned && learned.Share >= limits.MinLearned) return learned.Type;
        return ByWords(words, stream);
    }

    private static CaseType? ByWords(IReadOnlyList<FoundWord> words, AffairStream? stream) =>
        words.Where(word => stream is null || CaseCatalogue.Of(word.Type).Stream == stream)
            .GroupBy(word => word.Type)
            .OrderByDescending(group => group.Sum(word => word.Points)).ThenBy(group => group.Key)
            .Select(group => (CaseType?)group.Key).FirstOrDefault();

    /// <summary>Longest words first, so that 拖欠工资 is not counted as 工资 too.</summary>
    private static List<FoundWord> Find(PlainForm text, KeywordTable table)
    {
        var taken = new bool[text.Text.Length];
        var found = new List<FoundWord>();
        var kept = new List<(Keyword Word, int Start, int Length)>();
        foreach (var hit in table.Find(text.Text))
        {
            var place = taken.AsSpan(hit.Start, hit.Length);
            if (place.Contains(true)) continue;
            place.Fill(true);
            kept.Add((table.Words[hit.At], hit.Start, hit.Length));
        }
        var title = TitleEnd(text.Text);
        foreach (var group in kept.GroupBy(hit => hit.Word))
        {
            var inTitle = group.Any(hit => hit.Start < title);
            var points = group.Key.Weight * (group.Count() > 1 ? RepeatCap : 1) * (inTitle ? TitleFactor : 1);
            found.Add(new(group.Key.Word.Replace("~", "…", StringComparison.Ordinal), group.Key.Stream, group.Key.Type, group.Key.Weight, group.Count(), inTitle, points,
                [.. group.OrderBy(hit => hit.Start).Select(hit => text.InSource(hit.Start, hit.Length)).Select(place => new[] { place.Start, place.Length })]));
        }
        return [.. found.OrderByDescending(word => word.Points).ThenBy(word => word.Word, StringComparer.Ordinal)];
    }

    private static int TitleEnd(string text)
    {
        var end = text.AsSpan().IndexOfAny("。;?");
        return Math.Min(end < 0 ? text.Length : end, TitleLength);
    }
}
