using System.Net;
using Niangjia.Ui;

namespace Niangjia.Ui.Tests;

/// <summary>The form of the gallery has every kind of field: what is true of it is true of all forms.</summary>
public sealed class FormTests
{
    private const string Gallery = "/dev/gallery";

    [Fact]
    public async Task Nothing_typed_is_lost_when_a_form_is_refused()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var page = await app.Browser().OpenAsync(Gallery);
        var story = "\n第一行\n😀 <script>alert(1)</script> & \"引号\" " + new string('长', 2000);
        var form = page.Form("try").Fill(new { Name = "张三", Story = story, Street = "3", Amount = "一万" })
            .Force("Input.People", "十个").Force("Input.Day", "昨天").Force("Input.Way", "Bogus").Force("Input.Proofs", "Slip");
        var refused = await form.SubmitAsync("提交");

        refused.ShouldRefuse("Story", "最多 2000 个字").ShouldRefuse("Amount", "应为数字").ShouldRefuse("People", "应为整数").ShouldRefuse("Day", "应为日期").ShouldRefuse("Way", "请从选项中选择");
        refused.Title.ShouldStartWith("有误：");
        refused.Html.ShouldNotContain("<script>alert");
        var again = refused.Form("try");
        again.Value("Name").ShouldBe("张三");
        again.Value("Story").ReplaceLineEndings("\n").ShouldBe(story);
        again.Value("Amount").ShouldBe("一万");
        again.Value("People").ShouldBe("十个");
        refused.Find("[name='Input.Day']").GetAttribute("value").ShouldBe("昨天");
        again.Value("Street").ShouldBe("3");
        again.Value("Proofs").ShouldBe("Slip");
        again.Value(ActionForm.KeyName).ShouldBe(form.Value(ActionForm.KeyName));
    }

    [Fact]
    public async Task The_summary_leads_to_each_field_in_the_order_of_the_page()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var refused = await (await app.Browser().OpenAsync(Gallery)).Form("try").SubmitAsync("提交");
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var links = refused.Document.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")![1..]).ToList();
        links.ShouldBe(["try-Input-Way", "try-Input-Name", "try-Input-Phone", "try-Input-Story", "try-Input-Agreed"]);
        foreach (var id in links) refused.Document.GetElementById(id).ShouldNotBeNull(id);
        refused.Find(".error-summary").GetAttribute("role").ShouldBe("alert");
    }

    [Fact]
    public async Task An_empty_field_is_asked_for_in_the_words_of_its_label()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var refused = await (await app.Browser().OpenAsync(Gallery)).Form("try").SubmitAsync("提交");
        refused.ShouldRefuse("Name", "请填写您的姓名").ShouldRefuse("Story", "请回答：发生了什么事？").ShouldRefuse("Agreed", "请勾选");
    }

    [Fact]
    public async Task A_right_form_ends_with_a_redirect_and_a_notice_that_is_shown_once()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var browser = app.Browser();
        var form = (await browser.OpenAsync(Gallery)).Form("try")
            .Fill(new { Way = "Named", Name = "张三", Phone = "13900000000", Story = "欠薪", Amount = "1.2万", Proofs = new[] { "Slip", "Contract" }, Agreed = true })
            .Attach("Photos", "a.jpg", [1, 2, 3], "image/jpeg").Attach("Photos", "b.jpg", [4], "image/jpeg");
        var done = await form.SubmitAsync("提交");
        done.ShouldBeAt(Gallery).ShouldShow("已收到 张三 的诉求，¥12,000.00", "Contract、Slip", "附件 2");
        (await browser.OpenAsync(Gallery)).ShouldNotShow("已收到 张三");
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_at_its_field()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var page = await app.Browser().OpenAsync(Gallery);
        var refused = await page.Form("try").Fill(new { Name = "张三" }).Attach("Photos", "现场.jpg", new byte[50_000_000], "image/jpeg").SubmitAsync("提交");
        refused.ShouldRefuse("Photos", "“现场.jpg”有 50.0 MB，单个文件不超过 20.0 MB");
        refused.Form("try").Value("Name").ShouldBe("张三");
    }

    [Fact]
    public async Task A_rule_that_says_no_stands_above_its_own_form_only()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var refused = await (await app.Browser().OpenAsync(Gallery)).Form("row-2").SubmitAsync();
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Texts("#row-2 .error-summary").Single().ShouldContain("不能撤回");
        refused.Texts(".error-summary").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_form_that_is_not_on_the_page_any_more_and_a_missing_token_are_refused()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var browser = app.Browser();
        var page = await browser.OpenAsync("/dev/gallery/desk");
        (await page.Form("take-N-2026-000001").Force("_handler", "take-gone").SubmitAsync()).ShouldBe(HttpStatusCode.BadRequest);
        (await browser.PostAsync(Gallery, ("_handler", "try"))).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_button_in_a_row_acts_on_that_row()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var done = await (await app.Browser().OpenAsync("/dev/gallery/desk")).Form("take-N-2026-000007").SubmitAsync();
        done.ShouldShow("已接办 N-2026-000007。");
    }
}
