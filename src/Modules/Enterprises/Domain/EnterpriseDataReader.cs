using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Values;

namespace Niangjia.Enterprises.Domain;

/// <summary>What somebody typed about an enterprise.</summary>
internal sealed record TypedEnterprise(
    string? Name, string? CreditCode, string? LegalRepresentative, string? Address, string? Phone, string? UnitPath, string? IndustryCode,
    int? Headcount, EnterpriseStatus Status = EnterpriseStatus.Active, string? OverrideReason = null);

/// <summary>Turns typed text into data, or refuses beside the field.</summary>
internal sealed class EnterpriseDataReader(CurrentUser user, IUnitDirectory units)
{
    public const int LargestHeadcount = 1_000_000;

    /// <summary>Reads what was typed.</summary>
    public async Task<EnterpriseData> ReadAsync(TypedEnterprise typed, CancellationToken cancellationToken)
    {
        var name = NameOf(typed.Name);
        Phone? phone = null;
        if (!string.IsNullOrWhiteSpace(typed.Phone) && !Phone.TryParse(typed.Phone, out phone)) throw new RefusedException(EnterprisesText.PhoneWrong, "R-COD-05", "Phone");
        if (typed.Headcount is < 0 or > LargestHeadcount) throw new RefusedException(string.Format(EnterprisesText.HeadcountWrong, LargestHeadcount), null, "Headcount");
        var industry = string.IsNullOrWhiteSpace(typed.IndustryCode)
            ? null
            : Industries.Recognise(typed.IndustryCode) ?? throw new RefusedException(EnterprisesText.IndustryUnknown, "R-COD-04", "IndustryCode");
        var unit = await UnitOfAsync(typed.UnitPath, cancellationToken);
        return new(
            name, CodeOf(typed, unit), Short(typed.LegalRepresentative, 50, "LegalRepresentative"), Short(typed.Address, 120, "Address"), phone?.Value,
            unit, industry?.Code, typed.Headcount, typed.Status);
    }

    /// <summary>The registered name in a text, or a refusal.</summary>
    public static string NameOf(string? typed)
    {
        var name = TypedText.OneLine(typed);
        if (name.Length is < 2 or > Enterprise.NameLength) throw new RefusedException(string.Format(EnterprisesText.NameLength, Enterprise.NameLength), null, "Name");
        return name.All(IsOfNames) ? name : throw new RefusedException(EnterprisesText.NameLetters, null, "Name");
    }

    private CreditCode? CodeOf(TypedEnterprise typed, string unitPath)
    {
        if (CreditCode.TryParse(typed.CreditCode, out var code, out var fault))
        {
            // R-COD-01: codes that were really issued can fail; only somebody entitled keeps one, and says why.
            if (code.FailedChecks != CreditCodeChecks.None && !user.Can(Contracts.Enterprises.EnterprisePermissions.OverrideCode, unitPath))
                throw new RefusedException(EnterprisesText.CodeCheckFailed, "R-COD-01", "CreditCode");
            return code;
        }
        var sentence = fault switch
        {
            CreditCodeFault.Empty => null,
            CreditCodeFault.LegacyNumber => EnterprisesText.CodeLegacy,
            CreditCodeFault.WrongLength => EnterprisesText.CodeLength,
            _ => EnterprisesText.CodeCharacter,
        };
        return sentence is null ? null : throw new RefusedException(sentence, "R-COD-01", "CreditCode");
    }

    private async Task<string> UnitOfAsync(string? path, CancellationToken cancellationToken)
    {
        var unit = string.IsNullOrEmpty(path) ? null : (await units.TreeAsync(cancellationToken)).ByPath(path);
        if (unit is null || unit.IsClosed || unit.Kind == UnitKind.PartnerDepartment) throw new RefusedException(EnterprisesText.UnitMissing, null, "UnitPath");
        return unit.Path;
    }

    private static string? Short(string? typed, int length, string field)
    {
        var text = TypedText.OneLine(typed);
        if (text.Length > length) throw new RefusedException(string.Format(EnterprisesText.TooLong, length), null, field);
        return text.Length == 0 ? null : text;
    }

    private static bool IsOfNames(char c) => char.IsLetterOrDigit(c) || c is ' ' or '(' or ')' or '（' or '）' or '·' or '&' or '-' or '.' or '、' or '“' or '”' or '《' or '》' or '—';
}
