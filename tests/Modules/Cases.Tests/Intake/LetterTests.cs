using System.Text;
using Niangjia.Cases.Mail;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Tests.Intake;

/// <summary>Letters as people and machines really send them.</summary>
public sealed class LetterTests
{
    [Fact]
    public void A_letter_in_GBK_is_read_as_it_was_written()
    {
        var letter = Letter.Read(Letters.Plain("=?gb2312?B?1cXI/Q==?= <zhang@example.com>", "拖欠工资", CaseSteps.Wages, "a1", charset: "gb18030"));
        (letter.Text, letter.Subject, letter.Address, letter.Name, letter.Fault).ShouldBe((CaseSteps.Wages, "拖欠工资", "zhang@example.com", "张三", null));
        letter.SentAt.ShouldBe(new DateTimeOffset(2026, 3, 2, 0, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_page_becomes_text_without_what_it_quotes()
    {
        const string Html = "<html><head><style>p{color:red}</style></head><body><p>老板拖欠工资&nbsp;三个月，</p><p>请工会 &amp; 劳动监察帮忙。</p><script>x()</script><blockquote>上一封信的内容</blockquote></body></html>";
        var bytes = Letters.Plain("a@example.com", "求助", Html, "a2").Select(b => b).ToArray();
        var letter = Letter.Read(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("text/plain", "text/html", StringComparison.Ordinal)));
        letter.Text.ShouldBe("老板拖欠工资 三个月，\n请工会 & 劳动监察帮忙。");
    }

    [Theory]
    [InlineData("补充一下，工资条在附件。\n\n在 2026年3月1日，工会 <gonghui@example.org> 写道：\n> 您的来信已收到。", "补充一下，工资条在附件。")]
    [InlineData("I add my payslip.\n\nOn Mon, 2 Mar 2026 at 09:00, Union <u@example.org> wrote:\n> Your letter has come.", "I add my payslip.")]
    [InlineData("谢谢。\n------------------ 原始邮件 ------------------\n发件人: 工会\n主题: 收到", "谢谢。")]
    [InlineData("请处理。\n\n发件人：工会\n发送时间：2026年3月1日\n收件人：张三\n旧内容", "请处理。")]
    [InlineData("请处理。\n-- \n张三\n某某公司", "请处理。")]
    [InlineData("请处理。\n\n发自我的iPhone", "请处理。")]
    [InlineData("-------- 转发邮件信息 --------\n发件人：李四\n主题：停水\n宿舍停水三天了。", "宿舍停水三天了。")]
    public void Quotes_and_signatures_are_cut_off(string text, string own) => LetterText.Own(text).ShouldBe(own);

    [Fact]
    public void What_no_database_takes_is_not_kept() => LetterText.Own("老板\0拖欠\ud83d工资\u0007😀").ShouldBe("老板拖欠\ufffd工资😀");

    [Theory]
    [InlineData("Auto-Submitted: auto-replied\r\n", "收到", MailFault.AutomaticReply)]
    [InlineData("X-Autoreply: yes\r\n", "收到", MailFault.AutomaticReply)]
    [InlineData("", "自动回复: 您好", MailFault.AutomaticReply)]
    [InlineData("Precedence: bulk\r\n", "促销", MailFault.BulkMail)]
    [InlineData("List-Unsubscribe: <mailto:u@example.com>\r\n", "促销", MailFault.BulkMail)]
    [InlineData("Return-Path: <>\r\n", "退信", MailFault.Bounce)]
    public void What_a_machine_writes_is_no_letter(string headers, string subject, MailFault fault) =>
        Letter.Read(Letters.Plain("a@example.com", subject, CaseSteps.Wages, "a3", headers)).Fault.ShouldBe(fault);

    [Fact]
    public void Broken_ones_are_told_apart_and_break_nothing()
    {
        Letter.Read([]).Fault.ShouldBe(MailFault.Broken);
        Letter.Read([.. Enumerable.Range(0, 4000).Select(n => (byte)(n * 37))]).Fault.ShouldNotBeNull();
        Letter.Read(Letters.Plain("", "没有发件人", CaseSteps.Wages, "a4")).Fault.ShouldBe(MailFault.NoSender);
        Letter.Read(Letters.Plain("a@example.com", "空", "  \n ", "a5")).Fault.ShouldBe(MailFault.NoText);
        var whole = Letters.Plain("a@example.com", "半封", CaseSteps.Wages, "a6");
        for (var length = 0; length < whole.Length; length += 7) _ = Letter.Read(whole[..length]);
        // A hundred parts within each other.
        var nested = string.Concat(Enumerable.Range(0, 100).Select(n => $"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n")) + "Content-Type: text/plain\r\n\r\ndeep\r\n";
        Should.NotThrow(() => Letter.Read(Encoding.ASCII.GetBytes("From: a@example.com\r\n" + nested)));
        // The same letter has the same key, with a Message-ID or without.
        Letter.Read(whole).Key.ShouldBe(Letter.Read(whole).Key);
    }

    [Fact]
    public void A_forwarded_letter_says_what_it_forwards()
    {
        var inner = Encoding.Latin1.GetString(Letters.Plain("b@example.com", "里面", CaseSteps.Wages, "a8"));
        var outer = $"From: a@example.com\r\nSubject: Fw\r\nMessage-ID: <a7@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--x--\r\n";
        Letter.Read(Encoding.Latin1.GetBytes(outer)).Text.ShouldBe(CaseSteps.Wages);
    }
}
