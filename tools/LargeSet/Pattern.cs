using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Niangjia.LargeSet;

/// <summary>A text of a model as pieces: what every copy says in the same words, and what stands there for ids, paths, instants, numbers and names.</summary>
internal sealed partial class Pattern
{
    private readonly List<Func<Copy, string>> _pieces = [];

    private Pattern(string text, Model model, Places places)
    {
        var end = 0;
        foreach (Match match in Pieces().Matches(text))
        {
            if (PieceOf(match, text, model, places) is not { } piece) continue;
            if (match.Index > end) Add(text[end..match.Index]);
            _pieces.Add(piece);
            end = match.Index + match.Length;
        }
        if (end < text.Length) Add(text[end..]);
    }

    /// <summary>What a copy says for a text; always the same when nothing in it is the model's own.</summary>
    public static Func<Copy, object> Of(string text, Model model, Places places)
    {
        if (model.Officers.TryGetValue(text, out var post)) return copy => copy.Officer(post).Name;
        var pattern = new Pattern(text, model, places);
        if (pattern._pieces is [var only]) return only;
        return pattern._pieces.Count == 0 ? _ => text : pattern.Write;
    }

    private object Write(Copy copy)
    {
        var text = new StringBuilder(256);
        foreach (var piece in _pieces) text.Append(piece(copy));
        return text.ToString();
    }

    private void Add(string words) => _pieces.Add(_ => words);

    private static Func<Copy, string>? PieceOf(Match match, string text, Model model, Places places)
    {
        var found = match.Value;
        if (match.Groups["id"].Success)
        {
            var id = Guid.Parse(found);
            var upper = found.Any(char.IsAsciiLetterUpper);
            return model.Meaning(id, places) is { } meaning ? copy => upper ? meaning(copy).ToString().ToUpperInvariant() : meaning(copy).ToString() : null;
        }
        if (match.Groups["path"].Success) return places.Of(found) is { } place ? copy => copy.Place(place).Unit.Path : null;
        if (found == model.Number) return copy => copy.Number;
        if (found == model.Order) return copy => copy.Order;
        // What people write of days stays what they wrote.
        if (text[0] is not ('{' or '[')) return null;
        if (match.Groups["instant"].Success)
        {
            var at = DateTimeOffset.Parse(found, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            return copy => copy.At(at).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
        }
        if (!match.Groups["day"].Success) return null;
        var day = DateOnly.ParseExact(found, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return copy => copy.On(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""
        (?<id>[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12})|(?<path>(?:/[a-z]+\d+)+/)|(?<number>(?:QS-\d{6}|GD)-\d{8}-\d{4,})|(?<instant>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?\+00:00)|(?<day>(?<=")\d{4}-\d\d-\d\d(?="))
        """)]
    private static partial Regex Pieces();
}
