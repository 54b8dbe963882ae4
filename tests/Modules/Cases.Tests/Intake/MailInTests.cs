using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Mail;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Mail;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;

namespace Niangjia.Cases.Tests.Intake;

/// <summary>Letters from a folder: each once, judged like any message, answered, and never telling a stranger anything.</summary>
public sealed class MailInTests
{
    [EachDatabase]
    public async Task A_letter_waits_to_be_judged_becomes_a_request_and_its_sender_may_add_to_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var box = new Mailbox(app);
        box.Put("1.eml", WithFile("zhang@example.com", "拖欠工资", CaseSteps.Wages, "m1"));
        box.Put("2.eml", Letters.Plain("bot@example.com", "自动回复", "我在休假", "m2"));
        box.Put("3.eml", [0, 1, 2, 3]);
        box.Put("new/4.maildir", Letters.Plain("li@example.com", "宿舍停水", "已经三天没有水用了，请工会协调物业尽快恢复供水。", "m4"));
        box.Put("5.eml", new byte[2 << 20]);
        await box.FetchAsync();

        var states = await app.InDatabaseAsync(data => data.Set<IncomingMail>().OrderBy(mail => mail.Id).Select(mail => new { mail.State, mail.Fault }).ToListAsync());
        states.Count(mail => mail.State == MailState.Staged).ShouldBe(2);
        states.ShouldContain(new { State = MailState.Ignored, Fault = (MailFault?)MailFault.AutomaticReply });
        states.ShouldContain(new { State = MailState.SetAside, Fault = (MailFault?)MailFault.TooLarge });
        states.Count(mail => mail.State == MailState.SetAside).ShouldBe(2);
        box.Lies("taken/1.eml", "taken/2.eml", "aside/3.eml", "cur/4.maildir:2,S", "aside/5.eml");

        // The same letter again, under another name, is not a new one.
        box.Put("6.eml", WithFile("zhang@example.com", "拖欠工资", CaseSteps.Wages, "m1"));
        await box.FetchAsync();
        var message = await app.InDatabaseAsync(data => data.Set<IncomingMessage>().AsNoTracking().OrderBy(row => row.Line).FirstAsync());
        (await app.InDatabaseAsync(data => data.Set<IncomingMessage>().CountAsync())).ShouldBe(2);
        (message.State, message.Type, message.Channel).ShouldBe((MessageState.Open, CaseType.WageArrears, IntakeChannel.Letter));
        message.Text.ShouldBe(CaseSteps.Wages);
        await app.RunJournalAsync();
        app.Mailboxes.To("zhang@example.com").ShouldHaveSingleItem().ShouldContain("来信已收到");
        app.Mailboxes.To("bot@example.com").ShouldBeEmpty();

        // The subject stands above a text that does not say it again.
        (await app.InDatabaseAsync(data => data.Set<IncomingMessage>().AnyAsync(row => row.Text.StartsWith("宿舍停水")))).ShouldBeTrue();

        var desk = await app.SignInAsAsync(Role.DistrictOfficer, town.District.Path);
        (await desk.OpenAsync(CaseUrls.Mails)).ShouldShow("宿舍停水", "l***@example.com", "已搁置", "超过大小上限", "自动回复").ShouldNotShow("li@example.com");
        (await desk.OpenAsync(CaseUrls.ImportMessage(message.BatchId, message.Id))).ShouldShow("zhang@example.com", "工资条.png");
        await (await desk.OpenAsync(CaseUrls.ImportMessage(message.BatchId, message.Id))).Form("judge-message").SubmitAsync("确认登记");
        var request = await app.InDatabaseAsync(data => data.Set<WorkerRequest>().AsNoTracking().SingleAsync());
        (await app.AsSystemAsync(services => services.GetRequiredService<Attachments>().ListAsync(request.Id, true, CancellationToken.None))).ShouldHaveSingleItem().Name.ShouldBe("工资条.png");
        await app.RunJournalAsync();
        var receipt = app.Mailboxes.To("zhang@example.com")[^1];
        receipt.ShouldContain(request.Number);
        var code = System.Text.RegularExpressions.Regex.Match(receipt, "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
        (await (await app.Browser().OpenAsync(CaseUrls.Track)).SubmitAsync("track", new { Code = code })).ShouldBeAt(CaseUrls.Tracked(request.Id));

        // By number from the address that wrote it, by code from any; a stranger who knows the number gets the same answer and reaches nothing.
        box.Put("7.eml", Letters.Plain("zhang@example.com", $"Re: {request.Number}", "补充：公司已经搬走了。", "m7"));
        box.Put("8.eml", Letters.Plain("wife@example.com", $"回执码 {code}", "我是家属，补充工资条。", "m8"));
        box.Put("9.eml", Letters.Plain("boss@example.com", $"Re: {request.Number}", "请问这个人投诉了什么？我是他的老板。", "m9"));
        await box.FetchAsync();
        var notes = await app.WithRequestAsync(request.Id, found => found.Notes.Select(note => (note.Text, note.ByWorker)).ToList());
        notes.ShouldBe([("补充：公司已经搬走了。", true), ("我是家属，补充工资条。", true)]);
        // The code is a key: it stands neither in the list of letters nor in a message.
        box.Put("10.eml", Letters.Plain("wife@example.com", "请问回执码 0abc-1DEF-2GHJ 还能用吗", "我想知道这个诉求现在办到哪一步了，请告诉我。", "m10"));
        await box.FetchAsync();
        (await app.InDatabaseAsync(data => data.Set<IncomingMail>().Select(mail => mail.Subject).ToListAsync())).Any(subject => subject.Contains(code[..4], StringComparison.Ordinal) || subject.Contains("1DEF", StringComparison.Ordinal)).ShouldBeFalse();
        (await app.InDatabaseAsync(data => data.Set<IncomingMessage>().Where(row => row.Text.Contains("请问回执码")).Select(row => row.Text).SingleAsync())).ShouldStartWith("请问回执码 ************** 还能用吗");
        var strange = await app.InDatabaseAsync(data => data.Set<IncomingMessage>().SingleAsync(row => row.Text.Contains("我是他的老板")));
        strange.Doubts.ShouldNotBeNull().ShouldContain("不是已知的申请人");
        await app.RunJournalAsync();
        app.Mailboxes.To("boss@example.com").ShouldHaveSingleItem().ShouldBe(app.Mailboxes.To("wife@example.com")[0]);
        app.Mailboxes.To("boss@example.com")[0].ShouldNotContain(request.Number);
    }

    [EachDatabase]
    public async Task A_letter_that_clashes_with_something_else_is_tried_again_and_leaves_no_files_waiting(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var box = new Mailbox(app);
        // Somebody else has the number of the batch: a clash, and not about the letter. Its subject ends in the middle of an emoji.
        var clash = await app.AsSystemAsync(async services =>
        {
            var batch = MessageBatch.Begin(BatchSource.File, "LY-20260302-001", "占号", town.District.Path, null, IntakeChannel.Letter, null, app.Clock.GetUtcNow());
            services.GetRequiredService<AppDbContext>().Add(batch);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
            return batch.Id;
        });
        box.Put("1.eml", WithFile("zhang@example.com", new string('长', IncomingMail.SubjectLength - 1) + "😀", CaseSteps.Wages, "c1"));
        await box.FetchAsync();
        box.Lies("1.eml");
        (await app.InDatabaseAsync(data => data.Set<IncomingMail>().CountAsync())).ShouldBe(0);
        await app.InDatabaseAsync(data => data.Set<MessageBatch>().Where(batch => batch.Id == clash).ExecuteDeleteAsync());
        await box.FetchAsync();
        box.Lies("taken/1.eml");
        (await app.InDatabaseAsync(data => data.Set<IncomingMail>().Select(mail => mail.Subject).SingleAsync())).ShouldBe(new string('长', IncomingMail.SubjectLength - 1));
        (await app.InDatabaseAsync(data => data.Set<Attachment>().CountAsync(file => file.SubjectId == null && EF.Property<string>(file, "Uploader") != ""))).ShouldBe(0);
    }

    [Fact]
    public async Task Letters_of_a_mailbox_are_fetched_and_marked_as_read_when_they_are_kept()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        await app.BuildTownAsync();
        using var server = new ImapServer(Letters.Plain("zhang@example.com", "拖欠工资", CaseSteps.Wages, "i1"), Letters.Plain("li@example.com", "大信", new string('长', 600_000), "i2"));
        async Task FetchAsync() => await app.AsSystemAsync(services => ActivatorUtilities.CreateInstance<FetchMailsJob>(
            services, new MailSettings(null, "127.0.0.1", server.Port, "gonghui", "secret", "INBOX", "None", 1)).RunAsync(CancellationToken.None));
        await FetchAsync();
        await FetchAsync();
        (await app.InDatabaseAsync(data => data.Set<IncomingMail>().OrderBy(mail => mail.State).Select(mail => mail.State).ToListAsync())).Order().ShouldBe([MailState.Staged, MailState.SetAside]);
        server.Seen.Keys.Order().ShouldBe([1, 2]);

        // A mailbox that cannot be reached keeps nothing from being read that came by the folder.
        var box = new Mailbox(app);
        box.Put("1.eml", Letters.Plain("wu@example.com", "停水", "已经三天没有水用了，请工会协调物业尽快恢复供水。", "i3"));
        await box.FetchAsync("127.0.0.1");
        (await app.InDatabaseAsync(data => data.Set<IncomingMessage>().CountAsync(row => row.State == MessageState.Waiting))).ShouldBe(0);
    }

    private static byte[] WithFile(string from, string subject, string text, string id) => System.Text.Encoding.Latin1.GetBytes(
        $"From: {from}\r\nSubject: {Letters.Encoded(subject)}\r\nMessage-ID: <{id}@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n"
        + $"Content-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text))}\r\n--x\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=\"{Letters.Encoded("工资条.png")}\"\r\n"
        + $"Content-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(DisputeSamples.Png)}\r\n--x\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=virus.exe\r\nContent-Transfer-Encoding: base64\r\n\r\nTVqQAAMAAAA=\r\n--x--\r\n");

    /// <summary>A folder into which a mail server puts letters.</summary>
    private sealed class Mailbox(TestApp app)
    {
        private readonly string _folder = TestFolder.New();

        public void Put(string name, byte[] letter)
        {
            var path = Path.Combine(_folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, letter);
        }

        public Task FetchAsync(string? host = null) => app.AsSystemAsync(services =>
        {
            var settings = services.GetRequiredService<MailSettings>() with { Folder = _folder, Host = host, Port = 1, Megabytes = 1 };
            return ActivatorUtilities.CreateInstance<FetchMailsJob>(services, settings).RunAsync(CancellationToken.None);
        });

        public void Lies(params string[] names)
        {
            foreach (var name in names) File.Exists(Path.Combine(_folder, name)).ShouldBeTrue(name);
        }
    }
}
