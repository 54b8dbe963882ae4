using System.Linq.Expressions;

namespace Niangjia.Cases.Figures;

/// <summary>
/// What a figure counts, as conditions that both the database and, worked out once a row, the columns answer by: the list behind a figure cannot differ from it.
/// </summary>
/// <param name="Key">The figure.</param>
/// <param name="Day">Number of the day by which a row belongs to a period; null for how things stand now.</param>
/// <param name="Above">What is counted; of a share what fulfils it.</param>
/// <param name="Below">Of a share the whole.</param>
/// <param name="Amount">Number of the amount that is added up.</param>
/// <param name="Less">Number of the amount that is taken off it.</param>
internal sealed record Measure<T>(string Key, int? Day, Expression<Func<T, bool>> Above, Expression<Func<T, bool>>? Below = null, int? Amount = null, int? Less = null);

/// <summary>How the rows of a table are read.</summary>
/// <param name="All">All of them.</param>
/// <param name="Row">A row for the columns; <see cref="FactRow.Measured"/> stands where the conditions are put.</param>
/// <param name="Unit">Path of the unit it belongs to.</param>
/// <param name="Type">What kind of matter it is, by name.</param>
/// <param name="Days">Whether a day lies between two, for each of its days.</param>
internal sealed record FactShape<T>(
    IQueryable<T> All, Expression<Func<T, FactRow>> Row, Expression<Func<T, string>> Unit, Expression<Func<T, Contracts.Cases.CaseType?>> Type,
    IReadOnlyList<Func<DateOnly, DateOnly, Expression<Func<T, bool>>>> Days);

/// <summary>
/// One row as the database gives it, in the order of its columns: what is null or 0 by itself is no column. Amounts are <see cref="Kernel.Values.Money"/>, which is stored as fen.
/// </summary>
internal sealed record FactRow(
    Guid Id, string Unit, Contracts.Cases.CaseType? Type, DateTimeOffset? First, DateTimeOffset? Second, DateOnly? Third, DateOnly? Fourth, long Flags, Kernel.Values.Money? Amount, Kernel.Values.Money? Less)
{
    /// <summary>Stands for the answers to all conditions in a shape.</summary>
    public static long Measured => throw new InvalidOperationException("Only for expressions.");
}
