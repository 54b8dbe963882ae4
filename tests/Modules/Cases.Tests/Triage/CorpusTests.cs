using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Triage;
using Niangjia.Cases.Domain.Triage.Learning;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Tests.Triage;

/// <summary>The shipped lessons: sound as data, and what a model that has learned four fifths of them makes of the last fifth, in all five turns.</summary>
public sealed class CorpusTests
{
    private static readonly Lazy<float[][]> Tried = new(() => Trial.CrossValidate(ShippedLessons.Messages, ShippedLessons.Words));

    [Fact]
    public void Every_line_says_type_stream_department_and_text_and_no_text_stands_twice()
    {
        var lines = ShippedLessons.Lines("messages/").ToList();
        lines.Count.ShouldBeGreaterThan(3_000);
        foreach (var line in lines)
        {
            line.Length.ShouldBe(4, string.Join('|', line));
            (line[0] == "None" || Enum.GetNames<CaseType>().Contains(line[0])).ShouldBeTrue(string.Join('|', line));
            Enum.GetNames<AffairStream>().ShouldContain(line[1], string.Join('|', line));
            Enum.GetNames<Department>().ShouldContain(line[2], string.Join('|', line));
            line[3].Trim().Length.ShouldBeGreaterThan(1);
        }
        lines.GroupBy(line => line[3]).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();
        Enum.GetNames<CaseType>().Except(lines.Select(line => line[0])).ShouldBeEmpty("types of which no message speaks");
        Enum.GetNames<Department>().Except(lines.Select(line => line[2])).ShouldBeEmpty("departments of which no message speaks");
    }

    [Theory]
    [InlineData("Type", 0.67, 0.60)]
    [InlineData("Stream", 0.86, 0.78)]
    [InlineData("Department", 0.74, 0.60)]
    public void What_was_not_learned_is_answered_as_the_README_says(string head, double accuracy, double macroF1)
    {
        var score = Score(Enum.Parse<Head>(head));
        score.Accuracy.ShouldBeGreaterThan(accuracy, Say(score));
        score.MacroF1.ShouldBeGreaterThan(macroF1, Say(score));
    }

    [Theory]
    [InlineData("Type")]
    [InlineData("Stream")]
    [InlineData("Department")]
    public void What_is_said_with_a_probability_comes_true_as_often(string name)
    {
        var head = Enum.Parse<Head>(name);
        foreach (var (least, most) in new[] { (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.0001) })
        {
            var (said, right, count) = (0d, 0, 0);
            for (var i = 0; i < Tried.Value.Length; i++)
            {
                var odds = Odds(i, head);
                var best = odds.AsSpan().IndexOf(odds.Max());
                if (odds[best] < least || odds[best] >= most || ShippedLessons.Messages[i][head] is not { } label) continue;
                (said, right, count) = (said + odds[best], right + (best == label ? 1 : 0), count + 1);
            }
            if (count >= 100) (right / (double)count).ShouldBe(said / count, 0.07, $"{name} {least}–{most}: said {said / count:P0}, came true {right / (double)count:P0} of {count}");
        }
    }

    [Fact]
    public void Sentences_of_courts_are_told_apart_as_labour_family_and_loans()
    {
        var (right, all) = (0, 0);
        for (var i = 0; i < Tried.Value.Length; i++)
        {
            if (ShippedLessons.Messages[i] is not { Department: Department.Court, Type: { } type } || FieldOf(type) is not { } field) continue;
            var odds = Odds(i, Head.Type);
            var best = Enumerable.Range(0, odds.Length).Where(k => FieldOf(k) is not null).GroupBy(k => FieldOf(k)).MaxBy(group => group.Sum(k => odds[k]))!.Key;
            (right, all) = (right + (best == field ? 1 : 0), all + 1);
        }
        (right / (double)all).ShouldBeGreaterThan(0.9, $"{right} of {all}");
    }

    [Fact]
    public void The_model_with_the_words_finds_more_types_than_the_words_alone()
    {
        // The model has learned these very messages, so only the words and the hard rules are tried here: they must not be worse than what the README says.
        var known = ShippedLessons.Messages.Where(message => message.Type is { } type && type != Labels.NoType && message.Department != Department.Court).ToList();
        var named = known.Select(message => (Type: (CaseType)message.Type!, Found: Propose(message.Text, null).Type)).Where(pair => pair.Found is not null).ToList();
        var (share, right) = ((double)named.Count / known.Count, (double)named.Count(pair => pair.Type == pair.Found) / named.Count);
        share.ShouldBeGreaterThan(0.60, $"{share:P1} named, {right:P1} of them right");
        right.ShouldBeGreaterThan(0.55, $"{share:P1} named, {right:P1} of them right");
    }

    [Theory]
    [InlineData("我们楼下的烧烤摊每天晚上油烟直往屋里灌，老人咳得整晚睡不着，打了几次电话都没人管", "Environment")]
    [InlineData("28路公交车一等就是四十分钟，早上上班天天迟到，希望增加班次", "Transport")]
    [InlineData("孩子到了上小学的年龄，学区划分到底按什么来，民办幼儿园收费也越来越高", "Education")]
    [InlineData("镇卫生院晚上没有医生值班，村里老人发急病只能往县医院送", "Health")]
    [InlineData("在健身房办了三年卡，上个月关门跑路了，钱退不回来", "Commerce")]
    [InlineData("开发商逾期交房两年，房产证也办不下来", "Housing")]
    public void A_matter_of_another_authority_names_the_authority_and_no_type_of_ours(string text, string department)
    {
        var proposal = Propose(text, ShippedLessons.Model);
        (proposal.Department, proposal.Reading!.Departments[0].Name).ShouldBe((Enum.Parse<Department>(department), department));
        proposal.Reading.Passages.ShouldNotBeEmpty();
        foreach (var passage in proposal.Reading.Passages) text.Substring(passage.Start, passage.Length).ShouldBe(passage.Text);
    }

    [Fact]
    public void What_says_nothing_is_left_to_a_person() =>
        Propose("你好，在吗", ShippedLessons.Model).ShouldSatisfyAllConditions(p => p.Type.ShouldBeNull(), p => p.NeedsHuman.ShouldBeTrue());

    [Fact]
    public void A_model_is_the_same_after_it_was_kept_as_bytes()
    {
        var read = ModelBytes.Read(ModelBytes.Write(ShippedLessons.Model))!;
        foreach (var message in ShippedLessons.Messages.Take(50))
            read.Sums(PlainForm.Of(message.Text)).Zip(ShippedLessons.Model.Sums(PlainForm.Of(message.Text))).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 0.02);
    }

    [Fact]
    public void The_same_lessons_make_the_same_model()
    {
        List<TrainingExample> few = [.. ShippedLessons.Messages.Take(300)];
        var places = Enumerable.Range(0, few.Count).ToList();
        new TriageTrainer(few).Learn(places).Weights.SequenceEqual(new TriageTrainer(few).Learn(places).Weights).ShouldBeTrue();
    }

    private static string? FieldOf(int type) =>
        type <= (int)CaseType.Discrimination ? "labour" : (CaseType)type switch { CaseType.FamilyDispute => "family", CaseType.PersonalDebt => "loan", _ => null };

    private static float[] Odds(int place, Head head)
    {
        var odds = head.Slice(Tried.Value[place]).ToArray();
        ShippedLessons.Model.Calibrations[(int)head].ToOdds(odds);
        return odds;
    }

    private static HeadScore Score(Head head) => Trial.Score(ShippedLessons.Messages, Tried.Value, head, 0.6, ShippedLessons.Model.Calibrations[(int)head]);

    private static string Say(HeadScore score) =>
        $"{score.Accuracy:P1} right, macro F1 {score.MacroF1:0.000}, loss {score.LogLoss:0.000}; sure {score.Answered} of {score.Texts}, {score.AnsweredRight} of these right";

    private static TriageProposal Propose(string text, TriageModel? model) =>
        TriageScorer.Propose(new(text, null, false, 1, SpecialGroups.None, null, null, new(2026, 11, 23)), TriageLimits.Default, KeywordTable.Default, model);
}
