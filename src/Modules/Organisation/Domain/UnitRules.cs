using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Values;

namespace Niangjia.Organisation.Domain;

/// <summary>Rules for what is written about a unit.</summary>
internal static class UnitRules
{
    /// <summary>The data in the form in which it is kept, or a refusal beside the field.</summary>
    public static UnitData Checked(UnitKind kind, UnitData data)
    {
        var name = TypedText.OneLine(data.Name);
        if (name.Length is < 2 or > Unit.NameLength) throw new RefusedException(string.Format(OrganisationText.NameLength, Unit.NameLength), null, "Name");
        if (!name.All(c => char.IsLetterOrDigit(c) || " ()（）·&-—.、“”《》".Contains(c, StringComparison.Ordinal))) throw new RefusedException(OrganisationText.NameLetters, null, "Name");
        var address = Empty(data.Address);
        if (address?.Length > Unit.AddressLength) throw new RefusedException(string.Format(OrganisationText.AddressLength, Unit.AddressLength), null, "Address");
        var areaCode = TypedText.Compact(data.AreaCode) is { Length: > 0 } code ? code : null;
        // R-COD-03: 6 digits county, 9 street, 12 community.
        if (areaCode is not null && (areaCode.Length is not (6 or 9 or 12) || !areaCode.All(char.IsAsciiDigit)))
            throw new RefusedException(OrganisationText.AreaCodeWrong, "R-COD-03", "AreaCode");
        if (kind == UnitKind.PartnerDepartment && data.Field is null) throw new RefusedException(OrganisationText.FieldMissing, null, "Field");
        Phone? phone = null;
        if (Empty(data.Phone) is { } typed && !Phone.TryParse(typed, out phone)) throw new RefusedException(OrganisationText.PhoneWrong, "R-COD-05", "Phone");
        return new(name, phone?.Value, address, areaCode, kind == UnitKind.PartnerDepartment ? data.Field : null);
    }

    private static string? Empty(string? text) => TypedText.OneLine(text) is { Length: > 0 } line ? line : null;
}
