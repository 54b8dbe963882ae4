namespace Niangjia.Journeys.Tests;

/// <summary>The page of a wrong address: the one page everybody meets.</summary>
public sealed class LostPageTests
{
    [Fact]
    public async Task Somebody_with_a_wrong_address_on_a_phone_finds_the_way_back() => await LoseTheWayAsync(Screen.Phone);

    [Fact]
    public async Task Somebody_with_a_wrong_address_at_a_desk_finds_the_way_back() => await LoseTheWayAsync(Screen.Desk);

    private static async Task LoseTheWayAsync(Screen screen)
    {
        await using var site = await Site.StartAsync();
        var visitor = await site.VisitAsync(screen, "/no-such-page");
        await visitor.LookAsync("lost");
    }
}
