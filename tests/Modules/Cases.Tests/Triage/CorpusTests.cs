using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Triage;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Tests.Triage;

/// <summary>
/// Invented messages in many voices (<c>Corpus/README.md</c>): sound as data, and what the words of triage alone make of messages they were not written for.
/// </summary>
public sealed class CorpusTests
{
    private static readonly string[] Departments =
        ["CivilAffairs", "Commerce", "Court", "Education", "Environment", "Health", "Housing", "Justice", "Labour", "Police", "Safety", "Transport", "Union", "Women"];

    private static readonly Lazy<string[][]> Lines = new(() =>
    [
        .. Directory.EnumerateFiles(Repository.Path("tests", "Modules", "Cases.Tests", "Triage", "Corpus"), "*.tsv").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(line => line.Split('\t')),
    ]);

    [Fact]
    public void Every_line_says_type_stream_department_and_text_and_no_text_stands_twice()
    {
        Lines.Value.Length.ShouldBeGreaterThan(3_000);
        foreach (var line in Lines.Value)
        {
            line.Length.ShouldBe(4, string.Join('|', line));
            (line[0] == "None" || Enum.GetNames<CaseType>().Contains(line[0])).ShouldBeTrue(string.Join('|', line));
            Enum.GetNames<AffairStream>().ShouldContain(line[1], string.Join('|', line));
            Departments.ShouldContain(line[2], string.Join('|', line));
            line[3].Trim().Length.ShouldBeGreaterThan(1);
        }
        Lines.Value.GroupBy(line => line[3]).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();
        Enum.GetNames<CaseType>().Except(Lines.Value.Select(line => line[0])).ShouldBeEmpty("types of which no message speaks");
    }

    [Fact]
    public void The_words_alone_find_the_type_of_most_messages_they_dare_to_name()
    {
        var known = Lines.Value.Where(line => line[0] != "None" && line[2] != "Court").ToList();
        var named = known.Select(line => (Type: Enum.Parse<CaseType>(line[0]), Found: Propose(line[3]).Type)).Where(pair => pair.Found is not null).ToList();
        var share = (double)named.Count / known.Count;
        var right = (double)named.Count(pair => pair.Type == pair.Found) / named.Count;
        share.ShouldBeGreaterThan(0.60, $"{share:P1} named, {right:P1} of them right");
        right.ShouldBeGreaterThan(0.55, $"{share:P1} named, {right:P1} of them right");
    }

    private static TriageProposal Propose(string text) =>
        TriageScorer.Propose(new(text, null, false, 1, SpecialGroups.None, null, null, new(2026, 11, 23)), TriageLimits.Default, KeywordTable.Default);
}
