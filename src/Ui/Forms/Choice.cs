namespace Niangjia.Ui;

/// <summary>One thing to choose from.</summary>
/// <param name="Value">What is sent: the name of an enum member, an id.</param>
/// <param name="Text">What the reader sees.</param>
/// <param name="Hint">A second line, for radio cards.</param>
/// <param name="Group">Heading inside a select.</param>
/// <param name="Disabled">Shown, not to be chosen.</param>
public sealed record Choice(string Value, string Text, string? Hint = null, string? Group = null, bool Disabled = false)
{
    /// <summary>All members of an enum with their texts.</summary>
    public static IReadOnlyList<Choice> Of<TEnum>(Func<TEnum, string> text, Func<TEnum, string?>? hint = null)
        where TEnum : struct, Enum => Of(Enum.GetValues<TEnum>(), text, hint);

    /// <summary>Some members of an enum with their texts.</summary>
    public static IReadOnlyList<Choice> Of<TEnum>(IEnumerable<TEnum> members, Func<TEnum, string> text, Func<TEnum, string?>? hint = null)
        where TEnum : struct, Enum => [.. members.Select(member => new Choice(member.ToString(), text(member), hint?.Invoke(member)))];
}
