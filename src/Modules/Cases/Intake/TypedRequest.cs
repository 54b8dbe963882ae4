using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Intake;

/// <summary>The fields of a request as they are typed, over several steps; kept as a draft.</summary>
internal sealed record TypedRequest
{
    public string? Facts { get; init; }
    public CaseType? Type { get; init; }
    public Guid? UnitId { get; init; }
    public string? PlaceText { get; init; }
    public string? RespondentName { get; init; }
    public Guid? EnterpriseId { get; init; }
    public Money? Amount { get; init; }
    public DateOnly? From { get; init; }
    public int? ClaimantCount { get; init; }
    public DateOnly? EmploymentStart { get; init; }
    public DateOnly? EmploymentEnd { get; init; }
    public string? Position { get; init; }
    public Money? MonthlyWage { get; init; }
    public List<SpecialGroups> Groups { get; init; } = [];
    public List<string> Files { get; init; } = [];
    public Secrecy? Secrecy { get; init; }
    public string? Name { get; init; }
    public string? Mobile { get; init; }

    /// <summary>Where it comes in; the worker's own phone says nothing.</summary>
    public IntakeChannel? Channel { get; init; }

    /// <summary>The record the clerk has found and chosen.</summary>
    public Guid? PersonId { get; init; }
    public string? IdNumber { get; init; }
    public string? Address { get; init; }
    public Sex? Sex { get; init; }
    public PayType? PayType { get; init; }

    /// <summary>The worker does not remember the employment now.</summary>
    public bool JobLater { get; init; }

    /// <summary>Claim lines of the window; the phone has one in <see cref="Amount"/> and <see cref="From"/>.</summary>
    public List<TypedClaim> Claims { get; init; } = [];
    public bool Agrees { get; init; }
    public bool AgreesSensitive { get; init; }

    /// <summary>Who asks.</summary>
    public Applicant ToApplicant() => new(
        Name, Mobile, IdNumber, Address, Groups.Contains(SpecialGroups.MigrantWorker) ? true : null, Sex, PersonId);

    /// <summary>The content as the command takes it.</summary>
    public RequestContent ToContent() => new(
        Facts ?? "", Claims.Count > 0 ? IntakeChecks.Claims(Type, Claims) : IntakeChecks.Claims(Type, Amount, From), PlaceText, EnterpriseId, RespondentName,
        RespondentIsEmployer: EnterpriseId is not null || (!string.IsNullOrWhiteSpace(RespondentName) && (Type is null || Domain.Catalogue.CaseCatalogue.Of(Type.Value).IsLabour)),
        EmploymentStart is null && EmploymentEnd is null && string.IsNullOrWhiteSpace(Position) && MonthlyWage is null && PayType is null
            ? null : new(EmploymentStart, EmploymentEnd, Position, PayType?.ToString(), MonthlyWage),
        ClaimantCount ?? 1, Groups.Aggregate(SpecialGroups.None, (all, group) => all | group));
}

/// <summary>One claim as typed (R-CAS-01).</summary>
internal sealed class TypedClaim
{
    /// <summary>Null is that of the whole matter.</summary>
    public CaseType? Kind { get; set; }
    public Money? Amount { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }

    /// <summary>Nothing was typed.</summary>
    [System.Text.Json.Serialization.JsonIgnore] public bool IsEmpty => Amount is null && From is null && To is null && Kind is null;
}
