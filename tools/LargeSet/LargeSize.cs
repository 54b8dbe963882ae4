using System.Globalization;
using Niangjia.DemoData;

namespace Niangjia.LargeSet;

/// <summary>How large a set is.</summary>
/// <param name="Cases">Requests that are copied; those that were played come on top.</param>
/// <param name="People">People they are spread over.</param>
/// <param name="Journal">About as many journal rows. A request that ended keeps those of its turns first; what its clocks told is left out when there is no room.</param>
/// <param name="Open">How many of the requests are open.</param>
/// <param name="Models">How many stories are played through the product's commands, to be copied.</param>
/// <param name="Town">The district.</param>
/// <param name="Seed">The same seed spreads the copies in the same way.</param>
internal sealed record LargeSize(int Cases, int People, long Journal, int Open, int Models, TownSize Town, int Seed)
{
    private const int MostModels = 170;
    private const int MostCases = 10_000_000;
    private const int LeastOpen = 2000;

    /// <summary>Three years.</summary>
    public const int Days = 1095;

    public static LargeSize Of(int cases) => new(cases, Math.Max(cases / 5, 50), cases * 5L, Math.Max(cases / 50, Math.Min(cases / 5, LeastOpen)), MostModels, TownSize.Full, 20260501);

    /// <summary>A few cases in a small district, for a look and for tests.</summary>
    public static LargeSize Small(int cases) => Of(cases) with { Models = 8, Town = TownSize.Small };

    /// <summary>Reads <c>--cases N --people N --journal N --open N --seed N --small</c>.</summary>
    /// <exception cref="FormatException">A number is missing or makes no sense.</exception>
    public static LargeSize Read(IReadOnlyList<string> words)
    {
        long? Named(string name)
        {
            var at = words.ToList().IndexOf("--" + name);
            if (at < 0) return null;
            return at + 1 < words.Count && long.TryParse(words[at + 1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 100_000_000
                ? number
                : throw new FormatException($"--{name} wants a number.");
        }

        var cases = Named("cases") ?? throw new FormatException("--cases N says how many.");
        if (cases > MostCases) throw new FormatException($"At most {MostCases:N0} cases.");
        var size = words.Contains("--small") ? Small((int)cases) : Of((int)cases);
        return size with
        {
            People = (int)(Named("people") ?? size.People),
            Journal = Named("journal") ?? size.Journal,
            Open = (int)Math.Min(cases, Named("open") ?? size.Open),
            Seed = (int)(Named("seed") ?? size.Seed),
        };
    }
}
