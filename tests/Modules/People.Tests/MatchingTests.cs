using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.People.Domain;

namespace Niangjia.People.Tests;

public sealed class MatchingTests
{
    private const string Wang = "999901198705121232";
    private const string Li = "99990119921103204X";

    [EachDatabase]
    public async Task A_person_who_comes_again_with_the_id_number_is_the_same_however_it_is_typed(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var first = await app.IntakeAsync(new("李小红", "138 1234-5678", Li, null, true, "/d1/s1/c1/"));
        var again = await app.IntakeAsync(new("李小红", null, "９９９９０１１９９２１１０３２０４x", "春晖路 5 号", null, "/d1/s2/"));

        again.ShouldBe(first);
        var card = await app.CardAsync(first);
        (card!.MaskedName, card.MaskedMobile, card.MaskedIdNumber, card.BirthYear).ShouldBe(("李*红", "138****5678", "999901********204X", 1992));
        (await app.FactsAsync(first)).Address.ShouldBe("春晖路 5 号");
    }

    [EachDatabase]
    public async Task A_shared_phone_alone_joins_nobody(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var father = await app.IntakeAsync(new("王建国", "13812345678", null, null, null, "/d1/s1/c1/"));
        var son = await app.IntakeAsync(new("王小军", "13812345678", null, null, null, "/d1/s1/c1/"));
        var fatherAgain = await app.IntakeAsync(new("王 建国", "+8613812345678", null, null, null, "/d1/s1/c1/"));

        son.ShouldNotBe(father);
        fatherAgain.ShouldBe(father);
        (await app.MatchAsync("138 1234 5678")).Select(card => card.Name).ShouldBe(["王建国", "王小军"], ignoreOrder: true);
    }

    [EachDatabase]
    public async Task Somebody_with_another_id_number_is_somebody_else(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var one = await app.IntakeAsync(new("王建国", "13812345678", Wang, null, null, "/d1/s1/c1/"));
        var other = await app.IntakeAsync(new("王建国", "13812345678", "999901200307310118", null, null, "/d1/s1/c1/"));
        other.ShouldNotBe(one);
        (await app.MatchAsync(Wang)).Single().Id.ShouldBe(one);
    }

    [EachDatabase]
    public async Task A_record_chosen_at_the_window_learns_what_it_lacks_and_loses_nothing(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var person = await app.IntakeAsync(new("王建国", "13812345678", null, null, null, "/d1/s1/c1/"));
        await app.AsSystemAsync(async services =>
        {
            await services.GetRequiredService<IPeopleDirectory>().CompleteAsync(person, new("别人", "13900000000", Wang, "春晖路5号", true, "/d1/s2/"), CancellationToken.None);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });
        var facts = await app.FactsAsync(person);
        (facts.Name, facts.Mobile!.E164, facts.IdNumber!.Value, facts.Address, facts.IsMigrantWorker).ShouldBe(("王建国", "+8613812345678", Wang, "春晖路5号", true));

        await using var scope = app.Services.CreateAsyncScope(); // nobody signed in
        await scope.ServiceProvider.GetRequiredService<IPeopleDirectory>().CompleteAsync(person, new("", null, null, "别处", null, "/d1/s2/"), CancellationToken.None);
        (await app.FactsAsync(person)).Address.ShouldBe("春晖路5号");
    }

    [EachDatabase]
    public async Task A_visitor_cannot_put_a_phone_into_somebody_elses_record(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var person = await app.IntakeAsync(new("王建国", null, Wang, null, null, "/d1/s1/c1/"));

        await using var scope = app.Services.CreateAsyncScope(); // nobody signed in
        var found = await scope.ServiceProvider.GetRequiredService<IPeopleDirectory>()
            .FindOrAddAsync(new("王建国", "13900000000", Wang, null, null, "/d1/s1/c1/"), default);
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().SaveChangesAsync();

        found.ShouldBe(person);
        (await app.FactsAsync(person)).Mobile.ShouldBeNull();
    }

    [EachDatabase]
    public async Task What_is_no_number_is_refused_at_its_field(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        async Task RefusedAsync(PersonIntake intake, string field, string because)
        {
            var refused = await Should.ThrowAsync<RefusedException>(() => app.IntakeAsync(intake));
            refused.Field.ShouldBe(field);
            refused.Message.ShouldContain(because);
        }

        await RefusedAsync(new("王", null, null, null, null, "/d1/"), "Name", "姓名");
        await RefusedAsync(new("王建国😀", null, null, null, null, "/d1/"), "Name", "文字");
        await RefusedAsync(new("<script>alert(1)</script>", null, null, null, null, "/d1/"), "Name", "文字");
        await RefusedAsync(new("王建国", "12345", null, null, null, "/d1/"), "Mobile", "手机号");
        await RefusedAsync(new("王建国", null, "999901198705121233", null, null, "/d1/"), "IdNumber", "校验");
        await RefusedAsync(new("王建国", null, "999901198713121233", null, null, "/d1/"), "IdNumber", "出生日期");
        await RefusedAsync(new("王建国", null, null, new string('路', 121), null, "/d1/"), "Address", "120");
    }

    [EachDatabase]
    public async Task Sealed_facts_are_neither_in_the_table_nor_in_the_journal(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var id = await app.IntakeAsync(new("李小红", "13812345678", Li, "春晖路 5 号", true, "/d1/s1/c1/"));
        await app.IntakeAsync(new("李小红", "13812345678", Li, null, true, "/d1/s1/c1/"));
        await app.AsSystemAsync(async services =>
        {
            var data = services.GetRequiredService<AppDbContext>();
            var person = await data.Set<Person>().SingleAsync(row => row.Id == id);
            person.Change(services.GetRequiredService<PersonFactsReader>().Read(new("李晓红", "13900001111", Li, "夏阳路 9 号")), services.GetRequiredService<Kernel.Sealing.ISealer>());
            await data.SaveChangesAsync();
            person.Mobile!.Stored.ShouldNotContain("13900001111");
        });

        var rows = await app.InDatabaseAsync(data => data.Set<JournalEntry>().AsNoTracking().Where(row => row.PersonId == id).ToListAsync());
        rows.Select(row => row.Kind).ShouldBe(["People.PersonAdded", "People.PersonChanged"]);
        var written = string.Concat(rows.Select(row => row.Body + row.Changes));
        foreach (var secret in new[] { "13812345678", "13900001111", Li, "春晖路", "夏阳路", "Index" }) written.ShouldNotContain(secret);
        written.ShouldContain("李晓红");
    }

    [EachDatabase]
    public async Task A_look_at_a_sealed_fact_needs_a_reason_is_journalled_and_runs_out(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var id = await app.IntakeAsync(new("李小红", "13812345678", Li, null, true, "/d1/s1/c1/"));
        var officer = Guid.CreateVersion7(app.Clock.GetUtcNow());

        (await Should.ThrowAsync<RefusedException>(() => app.RevealAsync(officer, "/d1/s1/", id, SealedFact.Mobile, " "))).Field.ShouldBe("Reason");
        await Should.ThrowAsync<ForbiddenException>(() => app.RevealAsync(officer, "/d1/s2/", id, SealedFact.Mobile, "回访当事人"));
        (await app.RevealAsync(officer, "/d1/s1/", id, SealedFact.Mobile, "回访当事人")).ShouldBe("13812345678");
        (await app.RevealAsync(officer, "/d1/s1/", id, SealedFact.IdNumber, "核对身份")).ShouldBe(Li);

        var rows = await app.InDatabaseAsync(data => data.Set<JournalEntry>().AsNoTracking().Where(row => row.PersonId == id && row.Kind == "People.SealedFactRevealed").ToListAsync());
        rows.Select(row => (row.ActorId, row.Reason)).ShouldBe([(officer, "回访当事人"), (officer, "核对身份")]);

        for (var i = 0; i < 28; i++) await app.RevealAsync(officer, "/d1/s1/", id, SealedFact.Mobile, "回访当事人");
        (await Should.ThrowAsync<RefusedException>(() => app.RevealAsync(officer, "/d1/s1/", id, SealedFact.Mobile, "回访当事人"))).Message.ShouldContain("30");
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await app.RevealAsync(officer, "/d1/s1/", id, SealedFact.Mobile, "回访当事人")).ShouldBe("13812345678");
    }
}
