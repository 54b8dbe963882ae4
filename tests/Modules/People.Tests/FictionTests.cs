using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel;
using Niangjia.People.Domain;

namespace Niangjia.People.Tests;

/// <summary>R-COD-02: numbers of the unassigned region 999901 belong to nobody, so nobody may have one but in a demo.</summary>
public sealed class FictionTests
{
    private const string Li = "99990119921103204X";

    [Theory]
    [InlineData(null, false), InlineData("false", false), InlineData("true", true)]
    public void Numbers_of_invented_people_are_taken_in_a_demo_only(string? demo, bool taken)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new FakeClock());
        new PeopleModule().AddServices(services, new ConfigurationBuilder().AddInMemoryCollection([new("Niangjia:Demo", demo)]).Build());
        var reader = services.BuildServiceProvider().GetRequiredService<PersonFactsReader>();
        (reader.TryId(Li) is not null).ShouldBe(taken);
        if (!taken) Should.Throw<RefusedException>(() => reader.IdOf(Li)).RuleId.ShouldBe("R-COD-02");
    }
}
