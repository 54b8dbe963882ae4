namespace Niangjia.Ui;

/// <summary>One bar of a <see cref="BarChart"/> and one row of its table.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Value">How long it is; below zero is drawn as nothing, null is "no figure".</param>
/// <param name="Text">The value as it is written.</param>
/// <param name="Url">Where it leads, or null.</param>
public sealed record Bar(string Label, double? Value, string Text, string? Url = null)
{
    /// <summary>A second value in the table, such as "53 of 53".</summary>
    public string? Detail { get; init; }

    /// <summary>Where one goes on from the label itself: one level down.</summary>
    public string? LabelUrl { get; init; }
}
