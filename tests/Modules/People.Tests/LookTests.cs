using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Access;

namespace Niangjia.People.Tests;

public sealed class LookTests
{
    [EachDatabase]
    public async Task A_program_looks_at_a_sealed_fact_and_the_access_log_knows(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var person = await app.AddPersonAsync(units.Community.Path, "李平", "16000002222");
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path));
        var asked = new { fact = "Mobile", reason = "核实身份后回访" };
        var (answer, told) = await app.CallAsync(token, "POST", $"people/{person}/looks", asked, "look-000001");
        ((int)answer.StatusCode).ShouldBe(200);
        told.GetProperty("value").GetString()!.ShouldEndWith("16000002222");
        // The same call again is no second look, and tells nothing a second time.
        (answer, told) = await app.CallAsync(token, "POST", $"people/{person}/looks", asked, "look-000001");
        ((int)answer.StatusCode).ShouldBe(200);
        told.GetProperty("value").GetString().ShouldBeNull();
        (await app.InDatabaseAsync(context => context.Database.SqlQueryRaw<string>("""select "Target" as "Value" from accounts_access_log where "Target" like '%核实身份%'""").ToListAsync()))
            .ShouldHaveSingleItem().ShouldContain("李平");
    }
}
