using System.Globalization;

namespace Niangjia.Ui;

/// <summary>A file that was stored with an earlier send of a form and is offered again.</summary>
/// <param name="Token">What the page finds it by; unguessable.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Bytes">Its size.</param>
public sealed record StagedFile(string Token, string Name, long Bytes);

/// <summary>Sizes for readers.</summary>
public static class FileSize
{
    /// <summary>"320 KB", "4.5 MB" in decimal units, as phones show them.</summary>
    public static string Of(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{(bytes + 999) / 1000} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000m:0.0} MB");
}
