using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Journal;

namespace Niangjia.Kernel.Tests.Files;

public sealed class AttachmentsTests
{
    private const string Kind = "Kernel.Story";
    private static readonly Guid Story = Guid.CreateVersion7();

    [EachDatabase]
    public async Task A_failed_form_keeps_its_files_and_the_next_try_claims_them(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var phone = new Phone();
        var staging = await InAsync(app, phone, files => files.StageAsync(Form(("1.jpg", Pictures.Of(FileKind.Jpeg)), ("x.exe", "MZ"u8.ToArray()), ("", []), ("2.png", Pictures.Of(FileKind.Png)))));
        staging.Files.Select(file => file.Name).ShouldBe(["1.jpg", "2.png"]);
        Should.Throw<RefusedException>(() => staging.OrRefuse("Photos")).Message.ShouldContain("x.exe");

        var tokens = staging.Files.Select(file => file.Token).ToList();
        (await InAsync(app, phone, files => files.StagedAsync(tokens, default))).ShouldBe(staging.Files);
        (await InAsync(app, phone, files => files.FindStagedAsync(tokens[1], default))).Kind.ShouldBe(FileKind.Png);

        await ClaimAsync(app, phone, tokens);
        var listed = await InAsync(app, phone, files => files.ListAsync(Story, false, default));
        listed.Select(file => (file.Name, file.UnitPath)).ShouldBe([("1.jpg", "/qu/"), ("2.png", "/qu/")]);
        app.Services.GetRequiredService<FileStore>().Open(listed[0].Hash).Length.ShouldBe(listed[0].Length);
        (await app.InDatabaseAsync(context => context.Set<JournalEntry>().CountAsync(entry => entry.Kind == "Kernel.AttachmentAdded"))).ShouldBe(2);
    }

    [EachDatabase]
    public async Task A_staged_file_answers_only_to_the_browser_that_sent_it_and_only_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (mine, other) = (new Phone(), new Phone());
        var token = await StageAsync(app, mine);
        (await InAsync(app, other, files => files.StagedAsync([token], default))).ShouldBeEmpty();
        await Should.ThrowAsync<RefusedException>(() => ClaimAsync(app, other, [token]));
        await Should.ThrowAsync<NotFoundException>(() => InAsync(app, other, files => files.FindStagedAsync(token, default)));
        await ClaimAsync(app, mine, [token]);
        await Should.ThrowAsync<RefusedException>(() => ClaimAsync(app, mine, [token]));
    }

    [EachDatabase]
    public async Task Confidential_removed_and_foreign_files_are_not_shown(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var phone = new Phone();
        await ClaimAsync(app, phone, [await StageAsync(app, phone)], confidential: true);
        (await InAsync(app, phone, files => files.ListAsync(Story, false, default))).ShouldBeEmpty();
        var file = (await InAsync(app, phone, files => files.ListAsync(Story, true, default))).ShouldHaveSingleItem();
        await Should.ThrowAsync<NotFoundException>(() => InAsync(app, phone, files => files.FindAsync(Guid.CreateVersion7(), file.Id, default)));
        await app.AsSystemAsync(async services =>
        {
            (await services.GetRequiredService<Attachments>().FindAsync(Story, file.Id, default)).Remove("wrong person");
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });
        (await InAsync(app, phone, files => files.ListAsync(Story, true, default))).ShouldBeEmpty();
        await Should.ThrowAsync<NotFoundException>(() => InAsync(app, phone, files => files.FindAsync(Story, file.Id, default)));
    }

    [EachDatabase]
    public async Task After_two_days_unclaimed_files_go_but_never_content_that_is_in_use(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var phone = new Phone();
        var store = app.Services.GetRequiredService<FileStore>();
        await ClaimAsync(app, phone, [await StageAsync(app, phone, FileKind.Jpeg)]);
        var again = await StageAsync(app, phone, FileKind.Jpeg);
        var lonely = await StageAsync(app, phone, FileKind.Png);
        var hash = (await InAsync(app, phone, files => files.FindStagedAsync(lonely, default))).Hash;

        app.Clock.Advance(TimeSpan.FromHours(47));
        await app.RunAsync<SweepStagedFiles>();
        (await InAsync(app, phone, files => files.StagedAsync([again, lonely], default))).Count.ShouldBe(2);

        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.RunAsync<SweepStagedFiles>();
        (await InAsync(app, phone, files => files.StagedAsync([again, lonely], default))).ShouldBeEmpty();
        store.Holds(hash).ShouldBeFalse();
        store.Holds((await InAsync(app, phone, files => files.ListAsync(Story, false, default))).Single().Hash).ShouldBeTrue();
        await app.RunAsync<SweepStagedFiles>();
    }

    [EachDatabase]
    public async Task Nobody_fills_the_disk_with_files_that_wait(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var phone = new Phone();
        for (var i = 0; i < 40; i++) await StageAsync(app, phone);
        (await InAsync(app, phone, files => files.StageAsync(Form(("41.jpg", Pictures.Of(FileKind.Jpeg)))))).Refusals.ShouldHaveSingleItem();
        (await StageAsync(app, new Phone())).ShouldNotBeNull();
    }

    private static async Task<string> StageAsync(TestApp app, Phone phone, FileKind kind = FileKind.Jpeg) =>
        (await InAsync(app, phone, files => files.StageAsync(Form(("x", Pictures.Of(kind)))))).Files.Single().Token;

    private static Task ClaimAsync(TestApp app, Phone phone, IEnumerable<string> tokens, bool confidential = false) => InAsync(app, phone, async (files, context) =>
    {
        await files.ClaimAsync(tokens, Kind, Story, "/qu/", confidential, default);
        await context.SaveChangesAsync();
        return true;
    });

    private static Task<T> InAsync<T>(TestApp app, Phone phone, Func<Attachments, Task<T>> act) => InAsync(app, phone, (files, _) => act(files));

    private static async Task<T> InAsync<T>(TestApp app, Phone phone, Func<Attachments, AppDbContext, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        if (phone.Cookie is not null) context.Request.Headers.Cookie = phone.Cookie;
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        var result = await act(scope.ServiceProvider.GetRequiredService<Attachments>(), scope.ServiceProvider.GetRequiredService<AppDbContext>());
        phone.Cookie ??= context.Response.Headers.SetCookie.ToString() is { Length: > 0 } cookie ? cookie.Split(';')[0] : null;
        return result;
    }

    private static FormFileCollection Form(params (string Name, byte[] Content)[] files)
    {
        var form = new FormFileCollection();
        foreach (var (name, content) in files) form.Add(new FormFile(new MemoryStream(content), 0, content.Length, "Photos", name));
        return form;
    }

    private sealed class Phone
    {
        public string? Cookie { get; set; }
    }
}
