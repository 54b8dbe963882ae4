using Niangjia.Cases.Domain.Matters;

namespace Niangjia.Cases.Tests.Matters;

/// <summary>
/// Invented accounts of 60 matters by several people each and of 80 by one (<c>accounts.tsv</c>: matter, street, text), written to be hard: the same kind of
/// trouble at other plants of the street, other trouble at the same plant, plants named only by what they make.
/// </summary>
public sealed class MatterTextTests
{
    private const double Least = 0.4;

    private static readonly Lazy<List<(string Matter, string Street, MatterText Text)>> Accounts = new(() =>
    [
        .. File.ReadLines(Repository.Path("tests", "Modules", "Cases.Tests", "Matters", "accounts.tsv")).Select(line => line.Split('\t'))
            .Select(line => (line[0], line[1], MatterText.Of(line[2]))),
    ]);

    [Fact]
    public void Accounts_of_one_matter_are_found_and_those_of_others_are_kept_apart()
    {
        var (both, alone, missed) = (0, 0, 0);
        for (var a = 0; a < Accounts.Value.Count; a++)
        {
            for (var b = 0; b < a; b++)
            {
                if (Accounts.Value[a].Street != Accounts.Value[b].Street) continue;
                var (same, found) = (Accounts.Value[a].Matter == Accounts.Value[b].Matter, Accounts.Value[a].Text.To(Accounts.Value[b].Text).Share >= Least);
                if (same && found) both++;
                else if (found) alone++;
                else if (same) missed++;
            }
        }
        var (precision, recall) = ((double)both / (both + alone), (double)both / (both + missed));
        precision.ShouldBeGreaterThan(0.57, $"precision {precision:P0}, recall {recall:P0}");
        recall.ShouldBeGreaterThan(0.40, $"precision {precision:P0}, recall {recall:P0}");
    }

    [Fact]
    public void Most_matters_are_seen_when_all_their_accounts_are_in()
    {
        // Whoever names the employer or the place in the form, as the phone page asks, is found far more often than by the text alone.
        var seen = Accounts.Value.Where(account => account.Matter[0] == 'm').GroupBy(account => account.Matter)
            .Count(matter => matter.Any(one => matter.Count(other => one.Text.To(other.Text).Share >= Least) >= 3));
        seen.ShouldBeGreaterThan(40, $"{seen} of 60");
    }

    [Theory]
    [InlineData("鑫茂鞋业三个月没发工资了", "鑫茂的工钱到现在一分没给，车间里的人都在闹", true)]
    [InlineData("鑫茂鞋业三个月没发工资了", "立恒精工两个月没发工资，老板躲着不见", false)]
    [InlineData("石门岗采石场半夜放炮，房子都震裂了", "采石场在石门岗那边天天爆破，灰尘也大，噪声吵得睡不着", true)]
    [InlineData("百顺电子两个月没发工资", "百顺电子的食堂饭菜是馊的，宿舍没有热水", false)]
    public void What_is_named_and_what_is_said_of_it_must_both_agree(string one, string other, bool same) =>
        (MatterText.Of(one).To(MatterText.Of(other)).Share >= Least).ShouldBe(same, $"{MatterText.Of(one).To(MatterText.Of(other))}");

    [Fact]
    public void The_enterprise_of_the_register_decides_where_the_words_leave_it_open()
    {
        var (mine, its) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        const string One = "三个月没发工资了，老板一直拖", Other = "厂里欠我们工资，问了几次都说等等";
        MatterText.Of(One, firm: mine).To(MatterText.Of(Other, firm: mine)).Share.ShouldBeGreaterThan(Least);
        MatterText.Of("鑫茂鞋业三个月没发工资了", firm: mine).To(MatterText.Of("鑫茂的工钱一分没给", firm: its)).Share.ShouldBeLessThan(Least);
    }

    [Theory]
    [InlineData("望川河东恒达来鞋业有限公司", "恒达来鞋业", true)]
    [InlineData("望川河东恒达来鞋业有限公司", "望川河东恒达来纺织有限公司", false)]
    public void The_employer_that_was_named_decides_when_the_register_knows_none(string one, string other, bool same) =>
        (MatterText.Of("三个月没发工资了", one).To(MatterText.Of("工资拖着不给，说了几次", other)).Share >= Least).ShouldBe(same);

    [Fact]
    public void The_passage_shows_by_what_they_were_found() =>
        MatterText.Of("鑫茂鞋业三个月没发工资了").To(MatterText.Of("在鑫茂鞋业做工，工钱没给")).Passage.ShouldContain("鑫茂鞋业");
}
