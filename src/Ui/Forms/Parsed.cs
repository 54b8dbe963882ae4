namespace Niangjia.Ui;

/// <summary>What addresses say; nonsense counts as not given.</summary>
public static class Parsed
{
    /// <summary>A value by its name, or null.</summary>
    public static T? Enum<T>(string? text) where T : struct, Enum => System.Enum.TryParse<T>(text, out var value) && System.Enum.IsDefined(value) ? value : null;
}
