using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Data.Moving;
using Niangjia.Kernel.Data.Writing;
using Niangjia.Kernel.Idempotency;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Intake;

/// <summary>After the shift hundreds tell their need at the same moment (decision 18).</summary>
public sealed partial class CrowdTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [EachDatabase]
    public async Task Every_column_is_as_an_ordinary_save_writes_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await using var database = await TestDatabase.CloneAsync(db);
        await using var other = TestApp.StartOn(database.ConnectionString, app.Place.DataFolder);
        var together = await LinesAsync(app, (_, submit) => submit());
        var apart = await LinesAsync(other, async (data, submit) =>
        {
            await using var transaction = await data.Database.BeginTransactionAsync();
            await submit();
            await transaction.CommitAsync();
        });
        apart.Keys.ShouldBe(together.Keys);
        together.Keys.ShouldContain("cases_claim");
        foreach (var (table, lines) in together) lines.ShouldBe(apart[table], table);
    }

    [EachDatabase]
    public async Task A_crowd_gets_numbers_without_a_gap_and_every_row_is_sealed(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var sent = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => app.SubmitAsync(town.Request(name: "王小工", mobile: $"1380000{i:D4}")))));
        sent.Select(one => one.Number[^4..]).Order().ShouldBe(Enumerable.Range(1, 32).Select(number => $"{number:D4}"));
        sent.Select(one => one.ReceiptCode).Distinct().Count().ShouldBe(32);
        var ids = sent.Select(one => one.Id).ToList();
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync(request => ids.Contains(request.Id)))).ShouldBe(32);
        (await app.InDatabaseAsync(data => data.Set<JournalEntry>().CountAsync(row => ids.Contains(row.SubjectId) && row.Kind == "Cases.RequestSubmitted"))).ShouldBe(32);
        await app.WaitForJournalAsync();
        (await app.AsSystemAsync(async services =>
        {
            await services.GetRequiredService<JournalSealer>().SealAsync(Never);
            return await services.GetRequiredService<JournalVerifier>().VerifyAsync(null, Never);
        })).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task The_api_answers_alike_what_is_sent_twice_at_the_same_moment(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (token, body) = await ProgramAsync(app);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => app.CallAsync(token, "POST", "requests", body, "crowd-0001"))));
        answers.ShouldAllBe(one => one.Answer.IsSuccessStatusCode, answers[0].Body.ToString());
        var request = await app.InDatabaseAsync(data => data.Set<WorkerRequest>().SingleAsync());
        answers.Select(one => one.Body.GetProperty("number").GetString()).ShouldAllBe(number => number == request.Number);
        answers.Count(one => !one.Answer.Headers.Contains("Idempotency-Replayed")).ShouldBe(1);
    }

    [EachDatabase]
    public async Task Too_many_at_once_are_asked_to_come_again(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (token, body) = await ProgramAsync(app);
        var phone = app.Browser();
        var details = await (await phone.OpenAsync(CaseUrls.Ask)).SubmitAsync("ask-what", new { Facts = CaseSteps.Wages });
        var who = await details.Form("ask-details").SubmitAsync("下一步");
        app.Services.GetRequiredService<GroupWriter>().Dispose(); // It takes no more, as when its queue is full.
        var (answer, problem) = await app.CallAsync(token, "POST", "requests", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("in a moment");
        var page = await who.SubmitAsync("ask-who", new { Secrecy = "Named", Name = "张三", Mobile = "13800001111", Agrees = true });
        page.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Text.ShouldContain("现在访问的人很多");
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().AnyAsync())).ShouldBeFalse();
        (await app.InDatabaseAsync(data => data.Set<IdempotencyRecord>().AnyAsync(record => record.Key.StartsWith("api:")))).ShouldBeFalse("the key is free for the next try");
    }

    private static async Task<(string Token, object Body)> ProgramAsync(TestApp app)
    {
        var town = await app.BuildTownAsync();
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.StreetOfficer, town.Street.Path), "requests:write");
        return (token, new { request = new { facts = CaseSteps.Wages, channel = "WalkIn", secrecy = "Anonymous", unitId = town.Community.Id, respondentName = "明珠电子", type = "WageArrears", jobLater = true } });
    }

    /// <summary>What a request with all its parts leaves in each table, without what is different each time.</summary>
    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> LinesAsync(TestApp app, Func<AppDbContext, Func<Task>, Task> save)
    {
        var town = await app.BuildTownAsync();
        await app.AsSystemAsync(services =>
        {
            services.GetRequiredService<IdempotencyScope>().Use("api:1", "12345678", "f00d", "204");
            return save(services.GetRequiredService<AppDbContext>(), () => services.GetRequiredService<SubmitRequestHandler>().HandleAsync(Whole(town), Never));
        });
        var folder = TestFolder.New();
        var manifest = await app.InDatabaseAsync(data => DatabaseExport.WriteAsync(data, folder, app.Clock.GetUtcNow(), Never));
        var tables = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var table in manifest.Tables.Where(table => table.Rows > 0 && table.Name is not "kernel_parameter" && !table.Name.StartsWith("accounts_", StringComparison.Ordinal)))
            tables[table.Name] = [.. (await File.ReadAllLinesAsync(Path.Combine(folder, "tables", $"{table.Name}.jsonl"))).Select(line => Plain(line, table)).Order(StringComparer.Ordinal)];
        return tables;
    }

    private static SubmitRequestCommand Whole(Town town) => new(
        new(CaseSteps.Wages, IntakeChecks.Claims(CaseType.WageArrears, Money.FromYuan(8600.5m)), "工业园1号", town.EnterpriseId, null, true,
            new(new(2024, 3, 1), null, "普工", "Monthly", Money.FromYuan(5200)), 12, SpecialGroups.MigrantWorker | SpecialGroups.NewForm, 29.123456789, 106.5),
        new("张三", "13800001111", Address: "春晖路5号", IsMigrantWorker: true, Sex: Sex.Female), IntakeChannel.Web, Secrecy.Named, town.Grid.Id, CaseType.WageArrears,
        new([ConsentPurpose.Handling, ConsentPurpose.SensitiveData], "测试 \"浏览器\" \\ 😀"), ReceiptSeed: "seed");

    // Ids, ciphertexts and the numbers of rows and transactions are new each time.
    private static string Plain(string line, ExportedTable table)
    {
        var values = System.Text.Json.Nodes.JsonNode.Parse(line)!.AsArray();
        foreach (var (at, column) in table.Columns.Index())
            if (column is "Number" or "Transaction" && values[at] is System.Text.Json.Nodes.JsonValue value && value.TryGetValue<long>(out _)) values[at] = column;
        return Ciphertexts().Replace(Ids().Replace(Regex.Unescape(values.ToJsonString()), "(id)"), "(sealed)");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex Ids();

    [GeneratedRegex("\"1:[^\"]*\"")]
    private static partial Regex Ciphertexts();
}
