using System.Globalization;
using Niangjia.Kernel.Calendars;

namespace Niangjia.LargeSet;

/// <summary>Number series as the product keeps them, counted on.</summary>
internal sealed class Numbering(Dictionary<string, int> last)
{
    public IReadOnlyDictionary<string, int> Last => last;

    /// <summary>The number of a copy: that of the model, of its own day, under the next number of that day.</summary>
    public string Next(string number, int daysLater)
    {
        var parts = number.Split('-');
        parts[^2] = DateOnly.ParseExact(parts[^2], "yyyyMMdd", CultureInfo.InvariantCulture).AddDays(daysLater).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var series = string.Join('-', parts[..^1]);
        last[series] = last.GetValueOrDefault(series) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{series}-{last[series]:0000}");
    }
}

/// <summary>Which request is copied when, where and for whom: those that ended evenly over three years, then those that are open. The same seed gives the same list.</summary>
internal sealed class Copies(IReadOnlyList<Model> models, Places places, LargeSize size, DateTimeOffset end, Numbering numbers)
{
    private const int MostShown = 50;

    // An open request lies open for a few days; none so long that the sweep would have had something to do with it meanwhile.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(5);

    private readonly Random _dice = new(size.Seed);
    private readonly List<Model> _ended = [.. models.Where(model => model.HasEnded)];
    private readonly List<Model> _open = [.. models.Where(model => !model.HasEnded)];

    /// <summary>When the first request came in.</summary>
    public DateTimeOffset Begin { get; } = end.AddDays(-LargeSize.Days);

    /// <summary>How many have been made.</summary>
    public int Count { get; private set; }

    /// <summary>Some of them, with the number of whoever asked.</summary>
    public List<(int Serial, int Person)> Shown { get; } = [];

    /// <summary>Each copy and about when it came in; never much earlier than the one before.</summary>
    public IEnumerable<(Copy Copy, DateTimeOffset About)> All()
    {
        var ended = size.Cases - size.Open;
        for (; Count < ended; Count++)
        {
            var about = Begin.AddSeconds((long)(86400.0 * (LargeSize.Days - 1) * Count / ended));
            var model = _ended[_dice.Next(_ended.Count)];
            var weeks = Math.Max(0, Math.Round((model.BeginsAt - about).TotalDays / 7));
            yield return (Of(model, TimeSpan.FromDays(-7 * weeks)), about);
        }
        for (; Count < size.Cases; Count++)
        {
            var model = _open[_dice.Next(_open.Count)];
            var room = model.NextAt is { } next ? TimeSpan.FromTicks(Math.Clamp((next - end).Ticks * 9 / 10, 0, Longest.Ticks)) : Longest;
            yield return (Of(model, TimeSpan.FromSeconds(-_dice.Next((int)room.TotalSeconds + 1))), end);
        }
    }

    private Copy Of(Model model, TimeSpan shift)
    {
        var grid = _dice.Next(places.Grids);
        var person = PersonNear(grid);
        if (Count % Math.Max(1, size.Cases / MostShown) == 0 && model.Person is not null) Shown.Add((Count, person));
        var at = model.BeginsAt + shift;
        var days = ChinaTime.DateOf(at).DayNumber - ChinaTime.DateOf(model.BeginsAt).DayNumber;
        return new(model, places, shift, grid, model.Person is null ? null : Crowd.IdOf(person, Crowd.AtOf(person, size, Begin)), numbers.Next(model.Number, days), Count)
        {
            Order = model.Order.Length == 0 ? "" : numbers.Next(model.Order, days),
        };
    }

    /// <summary>Somebody who lives there, of those who had been met by then.</summary>
    private int PersonNear(int grid)
    {
        var met = (int)((long)size.People * (Count + 1) / size.Cases) / places.Grids;
        return Math.Min(size.People - 1, grid + places.Grids * _dice.Next(Math.Max(1, met)));
    }
}
