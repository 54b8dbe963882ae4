using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>Who is asked first (R-CAS-07, R §2.5).</summary>
public sealed class RoutingTests
{
    private static readonly RoutingLimits Limits = new(Money.Zero, 5, Money.FromYuan(50_000), 2, 30, Money.FromYuan(500_000));

    [Theory]
    [InlineData(CaseType.NeighbourDispute, 0, 1, Urgency.Normal, HandlingLevel.Grid)]
    [InlineData(CaseType.ParkDormitory, 0, 1, Urgency.Normal, HandlingLevel.Community)]
    [InlineData(CaseType.WageArrears, 50_000, 4, Urgency.Normal, HandlingLevel.Community)]
    [InlineData(CaseType.WageArrears, 50_000.01, 1, Urgency.Normal, HandlingLevel.Street)]
    [InlineData(CaseType.WageArrears, 8_000, 5, Urgency.Normal, HandlingLevel.Street)]
    [InlineData(CaseType.WageArrears, 8_000, 30, Urgency.Normal, HandlingLevel.District)]
    [InlineData(CaseType.WageArrears, 500_000.01, 1, Urgency.Normal, HandlingLevel.District)]
    [InlineData(CaseType.MinorWorker, 0, 1, Urgency.Urgent, HandlingLevel.Street)]
    [InlineData(CaseType.FamilyDispute, 0, 1, Urgency.Critical, HandlingLevel.Street)]
    public async Task The_level_follows_type_amount_persons_and_urgency(CaseType type, double amount, int persons, Urgency urgency, HandlingLevel expected)
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var units = await app.AddUnitsAsync();
        var tree = await app.TreeAsync();
        var request = HandlingSteps.New(units.Grid.Path, type, (decimal)amount, persons);

        var proposal = Routing.Propose(request, type, urgency, tree, Limits);

        proposal.Level.ShouldBe(expected);
        proposal.Unit.ShouldBe(expected switch
        {
            HandlingLevel.Grid => units.Grid,
            HandlingLevel.Community => units.Community,
            HandlingLevel.Street => units.Street,
            _ => units.District,
        });
        proposal.Reasons.ShouldAllBe(reason => reason.Sentence.Length > 0 && reason.RuleId.StartsWith("R-"));
    }

    [Fact]
    public async Task Where_a_level_has_no_unit_the_next_one_above_is_asked()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var units = await app.AddUnitsAsync();
        var lonely = await app.AddUnitAsync(units.District, UnitKind.StreetFederation, "新设街道总工会");
        var request = HandlingSteps.New(lonely.Path, CaseType.NeighbourDispute, 0);

        var proposal = Routing.Propose(request, CaseType.NeighbourDispute, Urgency.Normal, await app.TreeAsync(), Limits);

        proposal.Unit.ShouldBe(lonely);
        proposal.Reasons.ShouldContain(reason => reason.RuleId == "R-ESC-05");
    }
}
