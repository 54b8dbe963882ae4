using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Values;

namespace Niangjia.People.Domain;

/// <summary>What somebody typed about a person.</summary>
internal sealed record TypedFacts(
    string? Name, string? Mobile = null, string? IdNumber = null, string? Address = null, Sex? Sex = null, DateOnly? BirthDate = null,
    bool? IsMigrantWorker = null);

/// <summary>R-COD-02: numbers of invented people, of the unassigned region 999901, count only in a demo.</summary>
internal sealed record FictionRegion(bool IsTaken);

/// <summary>Turns typed text into facts, or refuses beside the field.</summary>
internal sealed class PersonFactsReader(TimeProvider clock, FictionRegion fiction)
{
    public const int NameLength = 50;
    public const int AddressLength = 120;

    public PersonFacts Read(TypedFacts typed)
    {
        var name = NameOf(typed.Name);
        var mobile = MobileOf(typed.Mobile);
        var id = IdOf(typed.IdNumber);
        var address = TypedText.OneLine(typed.Address);
        if (address.Length > AddressLength) throw new RefusedException(string.Format(PeopleText.AddressTooLong, AddressLength), null, "Address");
        var birthDate = id?.BirthDate ?? typed.BirthDate;
        if (id is null && birthDate is { } day && (day.Year < 1900 || day > ChinaTime.Today(clock)))
            throw new RefusedException(PeopleText.BirthDateWrong, null, "BirthDate");
        return new(name, mobile, id, address.Length == 0 ? null : address, id?.Sex ?? typed.Sex, birthDate, typed.IsMigrantWorker);
    }

    /// <summary>The id number in a text, or null when it is none.</summary>
    public CitizenId? TryId(string? text) =>
        CitizenId.TryParse(text, ChinaTime.Today(clock), fiction.IsTaken, out var id, out _) ? id : null;

    /// <summary>The name in a text, or a refusal.</summary>
    public static string NameOf(string? typed)
    {
        var name = TypedText.OneLine(typed);
        if (name.Length is < 2 or > NameLength) throw new RefusedException(string.Format(PeopleText.NameLength, NameLength), null, "Name");
        if (!name.All(c => char.IsLetter(c) || c is ' ' or '·' or '•' or '・' or '.' or '\'' or '’' or '-'))
            throw new RefusedException(PeopleText.NameLetters, null, "Name");
        return name;
    }

    private static Mobile? MobileOf(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        return Mobile.TryParse(typed, out var mobile) ? mobile : throw new RefusedException(PeopleText.MobileWrong, "R-COD-05", "Mobile");
    }

    /// <summary>The id number in a text, null for a blank one, or a refusal.</summary>
    public CitizenId? IdOf(string? typed)
    {
        if (CitizenId.TryParse(typed, ChinaTime.Today(clock), fiction.IsTaken, out var id, out var fault)) return id;
        if (fault == CitizenIdFault.Empty) return null;
        var sentence = fault switch
        {
            CitizenIdFault.WrongLength => PeopleText.IdLength,
            CitizenIdFault.WrongCharacter => PeopleText.IdCharacter,
            CitizenIdFault.UnknownRegion => PeopleText.IdRegion,
            CitizenIdFault.WrongBirthDate => PeopleText.IdBirthDate,
            _ => PeopleText.IdCheckDigit,
        };
        throw new RefusedException(sentence, "R-COD-02", "IdNumber");
    }
}
