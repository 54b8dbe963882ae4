using System.Text;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Cases.Tests.Intake;

/// <summary>Files of messages as other platforms write them: whatever the order, the headings and the encoding.</summary>
public sealed class MessageFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("内容,时间,地点,联系方式\n{0},2026-02-27 18:30,春晖社区,16000000001\n", "gb18030")]
    [InlineData("Phone;Location;Content;Created at\n16000000001;春晖社区;{0};2026/2/27 18:30\n", "utf-8")]
    [InlineData("2026年2月留言汇总\n\n编号,联系电话*（必填）,诉求内容,所属区域,留言时间\nA1,16000000001,{0},春晖社区,2026年2月27日 18:30\n", "utf-8")]
    public void Columns_are_found_by_their_headings(string table, string encoding)
    {
        var file = Open(string.Format(null, table, CaseSteps.Wages), encoding);
        var message = file.Messages(file.Find().ShouldNotBeNull(), Now).ShouldHaveSingleItem();
        (message.Text, message.PlaceText, message.Contact, message.Problems, message.Doubts).ShouldBe((CaseSteps.Wages, "春晖社区", "16000000001", null, null));
        ChinaTime.Of(message.WrittenAt!.Value).ToString("yyyy-MM-dd HH:mm", null).ShouldBe("2026-02-27 18:30");
    }

    [Fact]
    public void Unknown_headings_are_left_to_a_person()
    {
        var file = Open($"甲,乙\n2026-02-27,{CaseSteps.Wages}\n");
        file.Find().ShouldBeNull();
        file.Messages(new(1, 1, Time: 0), Now).ShouldHaveSingleItem().Line.ShouldBe(2);
        // A file without headings begins with its first row.
        file.Messages(new(0, 1), Now).Count.ShouldBe(2);
        Should.Throw<RefusedException>(() => Open("内容,时间\n").Messages(new(1, 0), Now));
    }

    [Theory]
    [InlineData("", "", "", "没有内容")]
    [InlineData("太短", "", "", "至少10个字")]
    [InlineData(CaseSteps.Wages, "昨天下午", "", null, "时间“昨天下午”无法识别")]
    [InlineData(CaseSteps.Wages, "2026-04-01 08:00", "", null, "无法识别")]
    [InlineData(CaseSteps.Wages, "", "飞鸽传书", null, "渠道“飞鸽传书”无法识别")]
    public void What_is_wrong_with_a_row_is_said_of_it(string text, string time, string channel, string? problem, string? doubt = null)
    {
        var culture = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = new("zh-CN");
        var message = MessageFile.Check(2, text, time, null, null, null, channel, null, Now);
        System.Globalization.CultureInfo.CurrentUICulture = culture;
        if (problem is null) message.Problems.ShouldBeNull();
        else message.Problems.ShouldNotBeNull().ShouldContain(problem);
        if (doubt is null) message.Doubts.ShouldBeNull();
        else message.Doubts.ShouldNotBeNull().ShouldContain(doubt);
    }

    [Fact]
    public void A_text_of_any_length_becomes_no_error_page()
    {
        var message = MessageFile.Check(2, new string('工', 6000), null, new string('地', 500), new string('9', 500), new string('名', 80), "12345热线", new string('A', 90), Now);
        message.Problems.ShouldNotBeNull();
        (message.Text.Length, message.PlaceText!.Length, message.Contact!.Length, message.Name!.Length, message.SenderNumber!.Length, message.Channel).ShouldBe((5000, 200, 100, 50, 60, IntakeChannel.Phone12345));
    }

    [Fact]
    public void Thousands_of_texts_are_compared_by_their_rare_words()
    {
        var near = new LikeTexts();
        for (var n = 0; n < 3000; n++) near.Add(n, Domain.Requests.TextLikeness.WordsOf($"第{n}号楼的电梯坏了，物业不修，第{n}号楼老人上不去。"));
        near.Add(3000, Domain.Requests.TextLikeness.WordsOf("鑫茂铸造厂夜里放炮，震得窗户响。"));
        near.Near(Domain.Requests.TextLikeness.WordsOf("鑫茂铸造厂半夜放炮，小孩睡不着。"), number => number != 3001)[0].ShouldBe(3000);
    }

    private static MessageFile Open(string table, string encoding = "utf-8") =>
        MessageFile.Read(new MemoryStream((CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.UTF8).GetBytes(table)));
}
