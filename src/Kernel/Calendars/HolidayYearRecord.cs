using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Kernel.Calendars;

/// <summary>A year's notice as loaded into this installation.</summary>
public sealed class HolidayYearRecord : Entity
{
    /// <summary>Source of the years that ship with the software.</summary>
    public const string Shipped = "holiday-cn";

    private HolidayYearRecord(int year, string days, string source) => (Year, Days, Source) = (year, days, source);

    /// <summary>The year.</summary>
    public int Year { get; private set; }

    /// <summary>The days as JSON.</summary>
    public string Days { get; private set; }

    /// <summary>Addresses of the notices.</summary>
    public string Papers { get; private set; } = "[]";

    /// <summary>Where it came from: <see cref="Shipped"/> or the name of the file that somebody loaded.</summary>
    public string Source { get; private set; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset LoadedAt { get; private set; }

    internal static HolidayYearRecord Make(Guid id, HolidayYear year, string source, DateTimeOffset now)
    {
        var record = new HolidayYearRecord(year.Year, "[]", source) { Id = id };
        record.Load(year, source, now, false);
        return record;
    }

    internal void Load(HolidayYear year, string source, DateTimeOffset now, bool replaces)
    {
        (Days, Papers, Source, LoadedAt) = (Write(year.Days), Write(year.Papers), source, now);
        Tell(new HolidayYearLoaded(year.Year, year.Days.Count, source, replaces));
    }

    internal bool Says(HolidayYear year) => Days == Write(year.Days);

    /// <summary>The notice.</summary>
    public HolidayYear ToYear() => new(
        Year, JsonSerializer.Deserialize<List<string>>(Papers, JournalJson.Options)!, JsonSerializer.Deserialize<List<HolidayDay>>(Days, JournalJson.Options)!);

    private static string Write<T>(IReadOnlyList<T> list) => JsonSerializer.Serialize(list, JournalJson.Options);
}

/// <summary>A year's notice was loaded, or a corrected one took its place.</summary>
public sealed record HolidayYearLoaded(int Year, int Days, string Source, bool Replaces);

internal sealed class HolidayYearConfiguration : IEntityTypeConfiguration<HolidayYearRecord>
{
    public void Configure(EntityTypeBuilder<HolidayYearRecord> builder)
    {
        builder.ToTable("kernel_holiday_year");
        builder.HasIndex(y => y.Year).IsUnique();
        builder.Property(y => y.Source).HasMaxLength(200);
    }
}
