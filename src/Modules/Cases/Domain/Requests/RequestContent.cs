using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>What the applicant says (R §1.3), already checked field by field.</summary>
internal sealed record RequestContent(
    string Facts,
    IReadOnlyList<Claim> Claims,
    string? PlaceText = null,
    Guid? EnterpriseId = null,
    string? RespondentName = null,
    bool RespondentIsEmployer = false,
    Employment? Employment = null,
    int ClaimantCount = 1,
    SpecialGroups Groups = SpecialGroups.None,
    double? Latitude = null,
    double? Longitude = null);

/// <summary>Where a request comes from; a part of a split one came in when the whole did. <paramref name="Source"/>: batch and row of a file of messages.</summary>
internal sealed record RequestOrigin(
    IntakeChannel Channel, Secrecy Secrecy, Guid? PersonId, string UnitPath, Guid? EnteredById = null, Guid? ParentId = null, DateTimeOffset? CameAt = null, string? Remark = null, string? Source = null);

/// <summary>One claim as stated (R-CAS-01).</summary>
internal sealed record Claim(CaseType Type, Money Amount, DateOnly? From = null, DateOnly? To = null, string? SubType = null);

/// <summary>A claim of a request.</summary>
internal sealed class ClaimLine
{
    private ClaimLine()
    {
    }

    internal ClaimLine(int line, Claim claim)
    {
        Line = line;
        Set(claim);
    }

    public int Line { get; private set; }
    public CaseType Type { get; private set; }
    public string? SubType { get; private set; }
    public Money Amount { get; private set; }
    public DateOnly? From { get; private set; }
    public DateOnly? To { get; private set; }

    /// <summary>Takes the claim as it is stated now; the sub-type found at the triage stays with its type.</summary>
    internal void Set(Claim claim)
    {
        if (claim.Amount.IsNegative) throw new RefusedException(CasesText.AmountNotNegative, "R-CAS-01", "Amount");
        if (claim.From > claim.To) throw new RefusedException(CasesText.PeriodEndsBeforeStart, "R-CAS-01", "To");
        (Type, Amount, From, To, SubType) = (claim.Type, claim.Amount, claim.From, claim.To, claim.SubType ?? (claim.Type == Type ? SubType : null));
    }
}

/// <summary>The employment behind a labour dispute; asked for LD01–LD08.</summary>
internal sealed record Employment(DateOnly? Start, DateOnly? End, string? Position, string? PayType, Money? MonthlyWage);

/// <summary>How wages are reckoned; <see cref="Employment.PayType"/> holds the name.</summary>
internal enum PayType
{
    /// <summary>月薪</summary>
    Monthly,
    /// <summary>计件</summary>
    Piece,
    /// <summary>计时</summary>
    Hourly,
    /// <summary>日薪</summary>
    Daily,
    /// <summary>其他</summary>
    Other,
}

/// <summary>Groups the law protects specially; they drive aid exemption and urgency (R §1.3, R-TRI-07).</summary>
[Flags]
internal enum SpecialGroups
{
    None = 0,
    /// <summary>农民工</summary>
    MigrantWorker = 1,
    /// <summary>新就业形态</summary>
    NewForm = 2,
    /// <summary>孕期、产期、哺乳期</summary>
    Maternity = 4,
    /// <summary>残疾</summary>
    Disabled = 8,
    /// <summary>未成年</summary>
    Minor = 16,
    /// <summary>工伤</summary>
    Injured = 32,
    /// <summary>困难职工</summary>
    Hardship = 64,
    /// <summary>工会会员；never a condition (R-GEN-08)</summary>
    Member = 128,
}
