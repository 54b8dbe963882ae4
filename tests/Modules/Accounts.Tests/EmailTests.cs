using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;

namespace Niangjia.Accounts.Tests;

/// <summary>An e-mail address counts once a code sent to it has come back.</summary>
public sealed class EmailTests
{
    [EachDatabase]
    public async Task An_address_is_proved_by_a_code_shown_masked_and_taken_off_again(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, "/qu/s01/");
        var page = await desk.OpenAsync(AccountUrls.Email);
        foreach (var wrong in (string[])["nobody", "a@b", "A <a@union.example>", "王@union.example", "a@@union.example"])
            (await page.SubmitAsync("send-email-code", new { Email = wrong })).ShouldRefuse("Email", "请输入邮箱地址");
        app.Mailboxes.Count.ShouldBe(0);
        var asked = await page.SubmitAsync("send-email-code", new { Email = "officer@union.example" });
        asked.ShouldShow("o***@union.example").ShouldNotShow("officer@union.example");
        await asked.Form("confirm-email").ShouldRefuseNonsenseAsync();
        var code = app.Mailboxes.LastCodeTo("officer@union.example");
        (await asked.SubmitAsync("confirm-email", new { Code = code == "000000" ? "000001" : "000000" })).ShouldRefuse("Code", "验证码不正确");
        (await asked.SubmitAsync("confirm-email", new { Code = code })).ShouldShow("邮箱已确认", "o***@union.example");
        (await asked.SubmitAsync("send-email-code", new { Email = "officer@union.example" })).ShouldRefuse("Email", "过于频繁");
        var account = await app.InDatabaseAsync(data => data.Set<Account>().Include(one => one.Email).SingleAsync());
        account.Email!.Address!.Stored.ShouldNotContain("officer");
        (await (await desk.OpenAsync(AccountUrls.Email)).SubmitAsync("remove-email", new { })).ShouldShow("邮箱已删除");
        (await app.InDatabaseAsync(data => data.Set<EmailAddress>().CountAsync())).ShouldBe(0);
        (await (await app.SignInAsWorkerAsync()).OpenAsync(AccountUrls.Email)).ShouldBeClosed();
    }
}
