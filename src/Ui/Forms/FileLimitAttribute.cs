using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Niangjia.Ui;

/// <summary>How large each file and how many files may be; for <c>IFormFile</c> and lists of it.</summary>
/// <param name="bytesEach">Largest size of one file in bytes.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FileLimitAttribute(long bytesEach) : ValidationAttribute
{
    /// <summary>Largest size of one file in bytes.</summary>
    public long BytesEach { get; } = bytesEach;

    /// <summary>Most files at once.</summary>
    public int Most { get; set; } = 9;

    /// <inheritdoc />
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        IReadOnlyList<IFormFile> files = value switch { IFormFile one => [one], IEnumerable<IFormFile> many => [.. many], _ => [] };
        if (files.Count > Most) return new ValidationResult(string.Format(CultureInfo.CurrentCulture, UiText.TooManyFiles, Most, files.Count));
        return files.FirstOrDefault(file => file.Length > BytesEach) is { } large
            ? new ValidationResult(string.Format(CultureInfo.CurrentCulture, UiText.FileIsTooLarge, large.FileName, FileSize.Of(large.Length), FileSize.Of(BytesEach)))
            : ValidationResult.Success;
    }
}
