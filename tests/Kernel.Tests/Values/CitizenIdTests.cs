using FsCheck;
using FsCheck.Fluent;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Tests.Values;

/// <summary>R-COD-02.</summary>
public sealed class CitizenIdTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Theory]
    [InlineData("999901198705121232", "1987-05-12", Sex.Male), InlineData("99990119921103204X", "1992-11-03", Sex.Female)]
    [InlineData("999901200307310118", "2003-07-31", Sex.Male), InlineData("999901198802293132", "1988-02-29", Sex.Male)]
    public void Demo_numbers_hold_only_where_fiction_is_allowed(string number, string birth, Sex sex)
    {
        CitizenId.TryParse(number, Today, false, out _, out var fault).ShouldBeFalse();
        fault.ShouldBe(CitizenIdFault.UnknownRegion);
        CitizenId.TryParse(number, Today, true, out var id, out _).ShouldBeTrue();
        (id.BirthDate, id.Sex, id.IsFiction).ShouldBe((DateOnly.Parse(birth), sex, true));
    }

    [Fact]
    public void The_number_of_the_standard_is_sound()
    {
        CitizenId.TryParse(" １１０１０５19491231002x", Today, false, out var id, out _).ShouldBeTrue();
        (id.Value, id.BirthDate, id.Sex, id.Region).ShouldBe(("11010519491231002X", new DateOnly(1949, 12, 31), Sex.Female, "110105"));
    }

    [Theory]
    [InlineData("", CitizenIdFault.Empty), InlineData("110105491231002", CitizenIdFault.WrongLength), InlineData("1101051949123100AX", CitizenIdFault.WrongCharacter)]
    [InlineData("990105194912310028", CitizenIdFault.UnknownRegion), InlineData("110105194902300028", CitizenIdFault.WrongBirthDate), InlineData("110105189912310028", CitizenIdFault.WrongBirthDate)]
    [InlineData("110105202603020028", CitizenIdFault.WrongBirthDate), InlineData("110105190001010028", CitizenIdFault.WrongBirthDate), InlineData("110105194912310021", CitizenIdFault.WrongCheckDigit)]
    public void A_fault_is_named(string typed, CitizenIdFault expected)
    {
        CitizenId.TryParse(typed, Today, true, out _, out var fault).ShouldBeFalse();
        fault.ShouldBe(expected);
    }

    [Theory]
    [InlineData("2006-02-28", 17), InlineData("2006-03-01", 18), InlineData("2008-02-29", 20), InlineData("1988-02-29", 0)]
    public void Age_is_in_full_years(string day, int age)
    {
        CitizenId.TryParse("999901198802293132", Today, true, out var id, out _).ShouldBeTrue();
        id.AgeOn(DateOnly.Parse(day)).ShouldBe(age);
    }

    [Fact]
    public void Printed_by_mistake_it_tells_little()
    {
        CitizenId.TryParse("999901198705121232", Today, true, out var id, out _).ShouldBeTrue();
        $"{id}".ShouldBe("999901********1232");
    }

    [Fact]
    public void Any_born_person_gets_a_number_and_any_slip_is_noticed() => Prop.ForAll(
        Gen.Choose(0, 45_000).ToArbitrary(), Gen.Choose(1, 999).ToArbitrary(), Gen.Choose(0, 16).ToArbitrary(), (age, order, slip) =>
    {
        var birth = Today.AddDays(-age);
        if (birth < new DateOnly(1906, 1, 1)) return true;
        var head = $"999901{birth:yyyyMMdd}{order:000}";
        var good = "0123456789X".Select(check => head + check).Where(n => CitizenId.TryParse(n, Today, true, out _, out _)).ToList();
        if (good.Count != 1) return false;
        CitizenId.TryParse(good[0], Today, true, out var id, out _);
        var slipped = good[0].ToCharArray();
        slipped[slip] = slipped[slip] == '9' ? '0' : (char)(slipped[slip] + 1);
        return id!.BirthDate == birth && !CitizenId.TryParse(new(slipped), Today, true, out _, out _);
    }).QuickCheckThrowOnFailure();
}
