using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Intake;

/// <summary>What a request costs the database before it is saved: few looks, each of them needed. Whoever adds one changes these numbers knowingly.</summary>
public sealed class IntakeCostTests
{
    [EachDatabase]
    public async Task Taking_a_request_in_looks_for_the_person_and_the_enterprise_only(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        await app.SubmitAsync(town.Request());
        using var sql = app.WatchSql();

        await app.SubmitAsync(town.Request(name: "李四", mobile: "13800002222"));

        Looks(sql).Count.ShouldBe(2, string.Join('\n', sql.Reads));
    }

    [EachDatabase]
    public async Task A_program_costs_one_look_more_for_its_key_and_none_for_who_it_is(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path));
        object Body(string mobile) => new
        {
            request = new { channel = "WalkIn", secrecy = "Named", facts = "老板三个月没发工资，一直说再等等。", type = "WageArrears", unitId = town.Grid.Id, enterpriseId = town.EnterpriseId, name = "王小工", mobile, jobLater = true, agrees = true, amount = 8600 },
        };
        (await app.CallAsync(token, "POST", "requests", Body("13800001111"))).Answer.EnsureSuccessStatusCode();
        using var sql = app.WatchSql();

        (await app.CallAsync(token, "POST", "requests", Body("13800002222"))).Answer.EnsureSuccessStatusCode();

        Looks(sql).Count.ShouldBe(3, string.Join('\n', sql.Reads));
    }

    // Whether the tree has changed is asked every few seconds, not with every request.
    private static List<string> Looks(SqlWatch sql) => [.. sql.Reads.Where(read => !read.Contains("organisation_tree_stamp", StringComparison.Ordinal))];
}
