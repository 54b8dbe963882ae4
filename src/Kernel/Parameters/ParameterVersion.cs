using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Parameters;

/// <summary>
/// One version of a legal period, threshold, ratio or standard (R-GEN-01). A version is never changed: a new one is added,
/// and of the versions in force on a day the newest counts, so one with an end gives way to the one before it.
/// </summary>
public sealed class ParameterVersion : Entity
{
    private ParameterVersion(string key, string profile, string value) => (Key, Profile, Value) = (key, profile, value);

    /// <summary>Key of the definition.</summary>
    public string Key { get; private set; }

    /// <summary>Code of the place: CN, CN-33, CN-3302, LOCAL …</summary>
    public string Profile { get; private set; }

    /// <summary>1, 2, 3 … for each key and profile.</summary>
    public int Number { get; private set; }

    /// <summary>The value as text, checked against the definition.</summary>
    public string Value { get; private set; }

    /// <summary>First day in force (China).</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day in force; null while open.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>The article, in Chinese.</summary>
    public string LegalBasis { get; private set; } = "";

    /// <summary>Where the source can be read.</summary>
    public string? SourceUrl { get; private set; }

    /// <summary>When somebody last compared it with the source.</summary>
    public DateOnly? LastVerified { get; private set; }

    /// <summary>How sure it is.</summary>
    public VerificationMark Mark { get; private set; }

    /// <summary>True when it came with the software and nobody entered it.</summary>
    public bool IsShipped { get; private set; }

    internal static ParameterVersion Make(Guid id, NewParameterVersion from, int number, bool shipped, string? reason)
    {
        var version = new ParameterVersion(from.Key, from.Profile, from.Value)
        {
            Id = id,
            Number = number,
            ValidFrom = from.ValidFrom,
            ValidTo = from.ValidTo,
            LegalBasis = from.LegalBasis,
            SourceUrl = from.SourceUrl,
            LastVerified = from.LastVerified,
            Mark = from.Mark,
            IsShipped = shipped,
        };
        version.Tell(new ParameterVersionAdded(from.Key, from.Profile, number, from.Value, from.ValidFrom, from.ValidTo, from.LegalBasis), reason);
        return version;
    }
}

/// <summary>A version was added; running clocks keep the value they were started with (R-GEN-01).</summary>
public sealed record ParameterVersionAdded(
    string Key, string Profile, int Number, string Value, DateOnly ValidFrom, DateOnly? ValidTo, string LegalBasis);

/// <summary>What a new version says.</summary>
/// <param name="Key">Key of a known definition.</param>
/// <param name="Profile">Code of a known place.</param>
/// <param name="Value">Text form of the value.</param>
/// <param name="ValidFrom">First day in force.</param>
/// <param name="ValidTo">Last day in force, or null.</param>
/// <param name="LegalBasis">The article, or why the local value was chosen.</param>
/// <param name="SourceUrl">Web address of the source, or null.</param>
/// <param name="LastVerified">When it was compared with the source, or null.</param>
/// <param name="Mark">How sure it is.</param>
public sealed record NewParameterVersion(
    string Key, string Profile, string Value, DateOnly ValidFrom, DateOnly? ValidTo, string LegalBasis, string? SourceUrl,
    DateOnly? LastVerified, VerificationMark Mark);

internal sealed class ParameterVersionConfiguration : IEntityTypeConfiguration<ParameterVersion>
{
    public void Configure(EntityTypeBuilder<ParameterVersion> builder)
    {
        builder.ToTable("kernel_parameter");
        builder.Property(v => v.Key).HasMaxLength(80);
        builder.Property(v => v.Profile).HasMaxLength(12);
        builder.Property(v => v.Value).HasMaxLength(ParameterText.Longest);
        builder.Property(v => v.LegalBasis).HasMaxLength(500);
        builder.Property(v => v.SourceUrl).HasMaxLength(500);
        builder.HasIndex(v => new { v.Key, v.Profile, v.Number }).IsUnique();
    }
}
