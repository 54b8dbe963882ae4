using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Numbers;

/// <summary>
/// Numbers that people see: 1, 2, 3 … within a series such as one day's requests of one area. A number is taken at once and
/// on its own, so a command that fails afterwards leaves a gap and never blocks others; within a transaction it is part of that.
/// </summary>
public sealed class NumberSeries(AppDbContext db, NumberDesk desk)
{
    /// <summary>The next number of the series, from 1.</summary>
    /// <param name="series">Name of the series, at most 80 characters.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    public Task<int> NextAsync(string series, CancellationToken cancellationToken) =>
        // Whoever has begun a transaction takes the number within it. On SQLite it is the one writer: the desk would wait for it, and it for the desk.
        db.Database.CurrentTransaction is null ? desk.NextAsync(series, cancellationToken) : Dialect.NextNumberAsync(db, series, cancellationToken);
}

internal sealed class NumberSeriesRow
{
    public required string Series { get; init; }
    public int Last { get; set; }
}

internal sealed class NumberSeriesConfiguration : IEntityTypeConfiguration<NumberSeriesRow>
{
    public void Configure(EntityTypeBuilder<NumberSeriesRow> builder)
    {
        builder.ToTable("kernel_number");
        builder.HasKey(row => row.Series);
        builder.Property(row => row.Series).HasMaxLength(80);
    }
}
