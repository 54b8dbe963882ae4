using Niangjia.Contracts.Enterprises;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Values;

namespace Niangjia.Enterprises.Domain;

/// <summary>Whether an enterprise is in business.</summary>
internal enum EnterpriseStatus
{
    /// <summary>在业</summary>
    Active,
    /// <summary>停业</summary>
    Suspended,
    /// <summary>注销</summary>
    Deregistered,
}

/// <summary>What is entered about an enterprise, checked.</summary>
internal sealed record EnterpriseData(
    string Name, CreditCode? CreditCode, string? LegalRepresentative, string? Address, string? Phone, string UnitPath, string? IndustryCode,
    int? Headcount, EnterpriseStatus Status);

/// <summary>An employer. One record a firm: "one firm, one file".</summary>
internal sealed class Enterprise : Entity, IScoped
{
    public const int NameLength = 100;

    private Enterprise()
    {
    }

    public Enterprise(Guid id, EnterpriseData data, string? overrideReason)
    {
        Id = id;
        RefuseUnexplained(data.CreditCode, overrideReason);
        Put(data);
        Tell(new EnterpriseAdded(Id, Name));
        if (HasFailedCode) Tell(new CreditCodeOverridden(Id, CreditCode!.Value), overrideReason);
    }

    public string Name { get; private set; } = "";

    /// <summary>The name as compared and searched: half-width, lower case, without blanks.</summary>
    public string NameKey { get; private set; } = "";

    public CreditCode? CreditCode { get; private set; }

    /// <summary>The check characters fail, and somebody entitled has kept the code (R-COD-01).</summary>
    public bool HasFailedCode { get; private set; }

    public string? LegalRepresentative { get; private set; }
    public string? Address { get; private set; }
    public string? Phone { get; private set; }

    /// <inheritdoc/>
    public string UnitPath { get; private set; } = "";

    /// <summary>GB/T 4754 section letter and division, such as C19.</summary>
    public string? IndustryCode { get; private set; }

    public int? Headcount { get; private set; }
    public EnterpriseStatus Status { get; private set; }

    public void Change(EnterpriseData data, string? overrideReason)
    {
        var newCode = data.CreditCode != CreditCode;
        if (newCode) RefuseUnexplained(data.CreditCode, overrideReason);
        var changed = Put(data);
        if (changed.Count == 0) return;
        Tell(new EnterpriseChanged(Id, changed));
        if (newCode && HasFailedCode) Tell(new CreditCodeOverridden(Id, CreditCode!.Value), overrideReason);
    }

    /// <summary>How many work here was counted on the spot.</summary>
    public void Count(int headcount, string reason)
    {
        Headcount = headcount;
        Tell(new EnterpriseChanged(Id, [nameof(Headcount)]), reason);
    }

    public static string KeyOf(string name) => TypedText.Compact(name).ToLowerInvariant();

    private static void RefuseUnexplained(CreditCode? code, string? overrideReason)
    {
        if (code is not null && code.FailedChecks != CreditCodeChecks.None && string.IsNullOrWhiteSpace(overrideReason))
            throw new RefusedException(EnterprisesText.CodeCheckFailed, "R-COD-01", nameof(CreditCode));
    }

    private List<string> Put(EnterpriseData data)
    {
        var changed = new List<string>();
        void Note(string fact, object? from, object? to)
        {
            if (!Equals(from, to)) changed.Add(fact);
        }

        Note(nameof(Name), Name, data.Name);
        Note(nameof(CreditCode), CreditCode, data.CreditCode);
        Note(nameof(LegalRepresentative), LegalRepresentative, data.LegalRepresentative);
        Note(nameof(Address), Address, data.Address);
        Note(nameof(Phone), Phone, data.Phone);
        Note(nameof(UnitPath), UnitPath, data.UnitPath);
        Note(nameof(IndustryCode), IndustryCode, data.IndustryCode);
        Note(nameof(Headcount), Headcount, data.Headcount);
        Note(nameof(Status), Status, data.Status);
        (Name, NameKey, CreditCode, LegalRepresentative) = (data.Name, KeyOf(data.Name), data.CreditCode, data.LegalRepresentative);
        (Address, Phone, UnitPath, IndustryCode, Headcount, Status) =
            (data.Address, data.Phone, data.UnitPath, data.IndustryCode, data.Headcount, data.Status);
        HasFailedCode = data.CreditCode is { } code && code.FailedChecks != CreditCodeChecks.None;
        return changed;
    }
}
