using System.Globalization;
using Niangjia.DemoData;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Search;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;
using Niangjia.LargeSet.Data;
using Niangjia.People.Domain;

namespace Niangjia.LargeSet;

/// <summary>Invented people, spread over the grids and over the years, with what they are found by sealed under the installation's own keys.</summary>
/// <param name="table">Table of the people.</param>
/// <param name="search">Table of what is found.</param>
/// <param name="row">Somebody who was played; what is not said here is as with them.</param>
/// <param name="entry">What the journal told of them.</param>
internal sealed class Crowd(TableShape table, TableShape search, object[] row, JournalEntry entry, ISealer sealer, SearchDialect dialect, Places places, LargeSize size, Func<long> nextSearch)
{
    // Above all mobiles that the play hands out.
    private const int FirstMobile = 1_000_000;

    /// <summary>The mobile by which somebody signs in or follows a request.</summary>
    public static string MobileOf(int person) => Names.Mobile(FirstMobile + person);

    public static Guid IdOf(int person, DateTimeOffset at) => Identity.At(at.ToUnixTimeMilliseconds(), -1L - person);

    public static DateTimeOffset AtOf(int person, LargeSize size, DateTimeOffset begin) => begin.AddSeconds((long)(86400.0 * LargeSize.Days * person / size.People));

    /// <summary>Writes one of them.</summary>
    public async Task WriteAsync(int person, DateTimeOffset begin, Filling filling, JournalRoll roll)
    {
        var (at, dice) = (AtOf(person, size, begin), new Random(unchecked(size.Seed * 31 + person)));
        var (id, persona, path) = (IdOf(person, at), Names.Person(dice), places.Grid(person % places.Grids).Unit.Path);
        var mobile = "+86" + MobileOf(person);
        var number = person % 3 == 0 ? CitizenNumber(person, persona.IsWoman) : null;
        await filling.WriteAsync(table, [.. table.Columns.Select((column, index) => column.Name switch
        {
            "Id" => filling.Forms.Of(id),
            "UnitPath" => path,
            "Name" => persona.Name,
            "NameKey" => PersonName.Key(persona.Name),
            "Mobile" => sealer.Seal(SealedField.Phone, mobile).Stored,
            "MobileIndex" => sealer.BlindIndex(SealedField.Phone, mobile),
            "IdNumber" => number is null ? DBNull.Value : sealer.Seal(SealedField.CitizenId, number).Stored,
            "IdIndex" => number is null ? DBNull.Value : sealer.BlindIndex(SealedField.CitizenId, number),
            "Sex" => number is null ? DBNull.Value : persona.IsWoman ? "Female" : "Male",
            "BirthDate" => number is null ? DBNull.Value : filling.Forms.Of(DateOnly.ParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture)),
            "Address" or "MergedIntoId" => DBNull.Value,
            _ => row[index],
        })]);
        await filling.WriteAsync(search, [.. search.Columns.Select(column => column.Name switch
        {
            "Number" => (object)nextSearch(),
            "Kind" => entry.SubjectKind,
            "SubjectId" => filling.Forms.Of(id),
            "UnitPath" => path,
            "Words" => dialect.Write(SearchWords.Of([persona.Name])),
            var other => throw new InvalidOperationException($"What is {other} of what is found?"),
        })]);
        roll.Add(at, () => new()
        {
            At = at,
            Kind = entry.Kind,
            SubjectKind = entry.SubjectKind,
            SubjectId = id,
            PersonId = id,
            UnitPath = path,
            ActorName = entry.ActorName,
            Body = entry.Body.Replace(entry.SubjectId.ToString(), id.ToString(), StringComparison.Ordinal),
        });
    }

    // Counted through, so that no two have the same; those who were played were born in other years.
    private static string CitizenNumber(int person, bool woman)
    {
        var (n, born) = (person / 3 / 5, 2004 + person / 3 % 5);
        var order = (n / 336 % 499 * 2) + (woman ? 2 : 1);
        var body = string.Create(CultureInfo.InvariantCulture, $"{CitizenId.FictionRegion}{born}{1 + n % 12:00}{1 + n / 12 % 28:00}{order:000}");
        return body + CitizenId.ExpectedCheck(body);
    }
}
