using System.Globalization;

namespace Niangjia.LargeSet;

/// <summary>What a value of a model becomes in its copies.</summary>
internal static class Cell
{
    /// <param name="value">As the database gave it.</param>
    /// <param name="column">Where it stands.</param>
    /// <param name="model">Whose it is.</param>
    /// <param name="places">The district.</param>
    /// <param name="forms">How the database wants what becomes of it.</param>
    public static Func<Copy, object> Of(object value, ColumnShape column, Model model, Places places, Forms forms)
    {
        if (value is DBNull) return _ => DBNull.Value;
        if (column.Kind == typeof(Guid)) return model.Meaning(Id(value), places) is { } meaning ? copy => forms.Of(meaning(copy)) : _ => value;
        if (column.Kind == typeof(DateTimeOffset))
        {
            var at = Instant(value);
            return copy => forms.Of(copy.At(at));
        }
        if (column.Kind == typeof(DateOnly))
        {
            var day = Day(value);
            return copy => forms.Of(copy.On(day));
        }
        return value is string text ? Pattern.Of(text, model, places) : _ => value;
    }

    public static Guid Id(object value) => value is Guid id ? id : Guid.Parse((string)value);

    public static DateTimeOffset Instant(object value) => value is long ticks ? new(ticks, TimeSpan.Zero) : new(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc));

    private static DateOnly Day(object value) => value switch
    {
        DateOnly day => day,
        DateTime day => DateOnly.FromDateTime(day),
        _ => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
