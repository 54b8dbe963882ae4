using System.Globalization;
using Niangjia.Kernel.Values;
using Niangjia.Ui;

namespace Niangjia.Calculators.Domain;

/// <summary>What is typed for a fact.</summary>
internal enum FactKind
{
    /// <summary>Yuan, at most two places.</summary>
    Money,
    /// <summary>A number with a decimal point, such as hours.</summary>
    Number,
    /// <summary>A whole number.</summary>
    Whole,
    /// <summary>A Chinese day.</summary>
    Day,
    /// <summary>One of a few.</summary>
    Choice,
    /// <summary>Yes, or nothing.</summary>
    Yes,
}

/// <summary>Something a calculator must be told.</summary>
internal sealed record FactAsked(string Name, FactKind Kind, Func<string> Label)
{
    private const decimal MostYuan = 100_000_000;

    public Func<string>? Hint { get; init; }
    public Func<string>? Unit { get; init; }
    public bool IsNeeded { get; init; } = true;

    /// <summary>Shown only when asked for.</summary>
    public bool IsMore { get; init; }
    public decimal Least { get; init; }
    public decimal Most { get; init; } = Kind == FactKind.Money ? MostYuan : 10_000;
    public Func<IReadOnlyList<Choice>>? Choices { get; init; }

    /// <summary>The parameter that answers it where the place has one.</summary>
    public string? Rate { get; init; }
}

/// <summary>A fact as it was typed; what cannot be read has no value, and its text is kept by the form.</summary>
internal sealed class FactTyped(FactAsked asked, string? text)
{
    public FactAsked Asked => asked;
    public string? Text { get; } = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    public Money? Money => asked.Kind == FactKind.Money && Kernel.Values.Money.TryParse(Text, null, out var read) ? read : null;
    public decimal? Number => asked.Kind == FactKind.Number && decimal.TryParse(Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) ? read : null;
    public int? Whole => asked.Kind == FactKind.Whole && int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
    public DateOnly? Day => asked.Kind == FactKind.Day && DateOnly.TryParseExact(Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
    public string? Chosen => asked.Kind == FactKind.Choice && asked.Choices!().Any(choice => choice.Value == Text) ? Text : null;
    public bool Yes => asked.Kind == FactKind.Yes && Text == "true";

    /// <summary>For people.</summary>
    public string? Shown => asked.Kind switch
    {
        FactKind.Money => Money?.ToString(),
        FactKind.Choice => asked.Choices!().FirstOrDefault(choice => choice.Value == Text)?.Text,
        FactKind.Yes => Yes ? CalculatorsText.Yes : null,
        FactKind.Day => Day is { } day ? DateText.Day(day) : null,
        _ => Text is null ? null : $"{Text} {asked.Unit?.Invoke()}".TrimEnd(),
    };

    /// <summary>Why it will not do, or null.</summary>
    public string? Problem()
    {
        if (Text is null) return asked.IsNeeded && asked.Kind != FactKind.Yes ? string.Format(CalculatorsText.Needed, asked.Label()) : null;
        return asked.Kind switch
        {
            FactKind.Money => Between(Money?.Yuan, CalculatorsText.NotAnAmount),
            FactKind.Number => Between(Number, CalculatorsText.NotANumber),
            FactKind.Whole => Between(Whole, CalculatorsText.NotAWholeNumber),
            FactKind.Day => Day is null ? string.Format(CalculatorsText.NotADay, asked.Label())
                : Day.Value.Year is < 1980 or > 2100 ? string.Format(CalculatorsText.DayOutOfRange, asked.Label()) : null,
            FactKind.Choice => Chosen is null ? string.Format(CalculatorsText.NotAChoice, asked.Label()) : null,
            _ => null,
        };
    }

    private string? Between(decimal? read, string unreadable) => read is not { } number ? string.Format(unreadable, asked.Label())
        : number < asked.Least || number > asked.Most ? string.Format(CalculatorsText.OutOfRange, asked.Label(), asked.Least, asked.Most) : null;
}
