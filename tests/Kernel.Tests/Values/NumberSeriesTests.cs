using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Numbers;

namespace Niangjia.Kernel.Tests.Values;

/// <summary>Numbers that people see.</summary>
public sealed class NumberSeriesTests
{
    [EachDatabase]
    public async Task Many_who_ask_at_once_get_different_numbers_without_a_gap(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => NextAsync(app, "QS-20260302"))));
        numbers.Order().ShouldBe(Enumerable.Range(1, 40));
        (await NextAsync(app, "QS-20260303")).ShouldBe(1, "another day, another series");
    }

    private static Task<int> NextAsync(TestApp app, string series) =>
        app.AsSystemAsync(services => services.GetRequiredService<NumberSeries>().NextAsync(series, CancellationToken.None));
}
