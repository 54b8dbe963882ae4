using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Triage;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Tests.Triage;

/// <summary>R-TRI-01…03 and 07.</summary>
public sealed class TriageScorerTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    public static TheoryData<int> Every() => [.. Enumerable.Range(0, Messages.All.Length)];

    [Theory]
    [MemberData(nameof(Every))]
    public void What_workers_write_goes_to_the_right_stream_type_and_urgency(int number)
    {
        var message = Messages.All[number];
        var proposal = Propose(message.Text);
        var seen = $"{message.Text}\n{proposal.ToJson()}";
        proposal.Stream.ShouldBe(message.Stream, seen);
        proposal.Type.ShouldBe(message.Type, seen);
        proposal.Urgency.ShouldBe(message.Urgency, seen);
    }

    [Fact]
    public void A_chosen_type_decides_the_stream_but_not_the_urgency()
    {
        var proposal = Propose("老公打我，我真的不想活了", chosen: CaseType.FamilyDispute);
        (proposal.Stream, proposal.Rule, proposal.Urgency, proposal.CallPolice).ShouldBe((AffairStream.Family, StreamRule.ChosenType, Urgency.Critical, true));
        proposal.Confidence.ShouldBe(1);
    }

    [Fact]
    public void An_employer_and_a_labour_word_are_a_public_affair() =>
        Propose("食堂难吃，班车没有，宿舍没热水，加班还多", employer: true).Rule.ShouldBe(StreamRule.EmployerAndLabourWord);

    [Fact]
    public void Danger_is_public_critical_and_asks_for_the_police()
    {
        var proposal = Propose("楼上邻居拿刀威胁打我全家");
        (proposal.Stream, proposal.Rule, proposal.Urgency, proposal.CallPolice).ShouldBe((AffairStream.Public, StreamRule.Danger, Urgency.Critical, true));
    }

    [Fact]
    public void Ten_people_are_a_public_affair_also_by_the_field() =>
        Propose("大家都有这个问题，请来看看情况吧", claimants: 10).ShouldSatisfyAllConditions(
            found => found.Stream.ShouldBe(AffairStream.Public), found => found.Rule.ShouldBe(StreamRule.TenPeople), found => found.Urgency.ShouldBe(Urgency.Urgent));

    [Fact]
    public void Text_without_known_words_needs_a_person() =>
        Propose("你好，在吗，有个事情想找你们聊聊").ShouldSatisfyAllConditions(found => found.Stream.ShouldBeNull(), found => found.NeedsHuman.ShouldBeTrue());

    [Fact]
    public void Two_streams_of_equal_weight_need_a_person_and_look_mixed()
    {
        var proposal = Propose("路灯坏了没人修，隔壁也没人管");
        (proposal.NeedsHuman, proposal.IsMixed).ShouldBe((true, true));
        proposal.Confidence.ShouldBeLessThan(0.3);
    }

    [Fact]
    public void A_word_counts_once_half_more_when_repeated_and_half_more_in_the_first_sentence()
    {
        Word("工资", "工资的事").Points.ShouldBe(3);
        Word("工资", "工资的事，工资的事").Points.ShouldBe(4.5);
        Word("工资", "你好。工资的事").Points.ShouldBe(2);
        Word("工资", "你好。工资，工资，工资，工资").ShouldSatisfyAllConditions(word => word.Points.ShouldBe(3), word => word.Times.ShouldBe(4));
    }

    [Fact]
    public void The_longest_word_wins_and_nothing_counts_twice() =>
        Propose("公司拖欠工资").Words.Select(word => word.Word).ShouldBe(["拖欠工资"]);

    [Fact]
    public void Every_found_word_stands_where_it_was_written()
    {
        const string Text = "公 司 拖 欠 工 资，ＷＩＦＩ也卡";
        foreach (var word in Propose(Text).Words)
            foreach (var place in word.Places)
                PlainForm.Of(Text.Substring(place[0], place[1])).Text.ShouldBe(word.Word);
    }

    [Theory]
    [InlineData(14, Urgency.Urgent)]
    [InlineData(0, Urgency.Urgent)]
    [InlineData(15, Urgency.Normal)]
    public void A_limitation_that_ends_in_less_than_fifteen_days_is_urgent(int days, Urgency urgency) =>
        Propose("公司辞退我没有补偿", end: Today.AddDays(days).AddYears(-1)).Urgency.ShouldBe(urgency);

    [Fact]
    public void Wages_owed_for_more_than_thirty_days_are_urgent_by_the_claim_too()
    {
        Propose("公司拖欠工资", since: Today.AddDays(-31)).Urgency.ShouldBe(Urgency.Urgent);
        Propose("公司拖欠工资", since: Today.AddDays(-30)).Urgency.ShouldBe(Urgency.Normal);
    }

    [Fact]
    public void The_protected_groups_make_it_urgent()
    {
        Propose("公司辞退我没有补偿", groups: SpecialGroups.Maternity).Urgency.ShouldBe(Urgency.Urgent);
        Propose("想问下我能不能上夜班", groups: SpecialGroups.Minor).Urgency.ShouldBe(Urgency.Urgent);
        Propose("有问题想反映一下情况", chosen: CaseType.MinorWorker).Urgency.ShouldBe(Urgency.Urgent);
    }

    [Theory]
    [InlineData("30多人", 30)]
    [InlineData("三十几号人", 31)]
    [InlineData("我们十几个人", 11)]
    [InlineData("上百号工人", 100)]
    [InlineData("几十个工友", 20)]
    [InlineData("我和5名同事", 5)]
    [InlineData("两个人", 2)]
    [InlineData("一百二十名职工", 120)]
    public void People_are_counted_as_they_are_written(string text, int people) => NumbersInText.People(text)!.Number.ShouldBe(people);

    [Theory]
    [InlineData("人民币8600元")]
    [InlineData("2个人工费")]
    [InlineData("三人民医院")]
    public void Not_every_number_before_a_person_is_a_crowd(string text) => NumbersInText.People(text).ShouldBeNull();

    [Theory]
    [InlineData("三个月没发", 90)]
    [InlineData("两个半月", 75)]
    [InlineData("拖了半年", 182)]
    [InlineData("40天", 40)]
    [InlineData("两年了", 730)]
    [InlineData("6个礼拜", 42)]
    public void Durations_are_read_as_they_are_written(string text, int days) => NumbersInText.Days(text)!.Number.ShouldBe(days);

    [Fact]
    public void The_proposal_survives_being_kept()
    {
        var proposal = Propose("我们二十个人三个月没发工资，食堂也难吃");
        TriageProposal.FromJson(proposal.ToJson())!.ToJson().ShouldBe(proposal.ToJson());
    }

    [Fact]
    public void Any_text_gets_an_answer_quickly()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 400)).Select(_ => random.Next(12) switch
            {
                0 => "工资",
                1 => "😀",
                2 => "\u0000",
                3 => "<script>",
                4 => "　",
                5 => "三个月",
                6 => "\ud800",
                7 => "邻居",
                8 => "\n",
                9 => "９９６",
                _ => ((char)random.Next(0x20, 0xffff)).ToString(),
            }));
            var proposal = Propose(text);
            proposal.Confidence.ShouldBeInRange(0, 1);
            proposal.Words.SelectMany(word => word.Places).ShouldAllBe(place => place[0] >= 0 && place[0] + place[1] <= text.Length);
            proposal.Words.Sum(word => word.Points).ShouldBe(proposal.Scores.Values.Sum(), 0.001);
        }
    }

    [Fact]
    public void Punctuation_spaces_and_width_change_nothing() =>
        Propose("公 司，拖＊欠＊工＊资！！！").Scores.ShouldBe(Propose("公司,拖欠工资").Scores);

    private static FoundWord Word(string word, string text) => Propose(text).Words.Single(found => found.Word == word);

    private static TriageProposal Propose(
        string text, CaseType? chosen = null, bool employer = false, int claimants = 1, SpecialGroups groups = SpecialGroups.None, DateOnly? end = null, DateOnly? since = null) =>
        TriageScorer.Propose(new(text, chosen, employer, claimants, groups, end, since, Today), TriageLimits.Default, KeywordTable.Default);
}
