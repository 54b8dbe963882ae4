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

    /// <summary>The content as the command takes it.</summary>
    public RequestContent ToContent() => new(
        Facts ?? "", IntakeChecks.Claims(Type, Amount, From), PlaceText, EnterpriseId, RespondentName,
        RespondentIsEmployer: EnterpriseId is not null || (!string.IsNullOrWhiteSpace(RespondentName) && (Type is null || Domain.Catalogue.CaseCatalogue.Of(Type.Value).IsLabour)),
        EmploymentStart is null && EmploymentEnd is null && string.IsNullOrWhiteSpace(Position) && MonthlyWage is null ? null : new(EmploymentStart, EmploymentEnd, Position, null, MonthlyWage),
        ClaimantCount ?? 1, Groups.Aggregate(SpecialGroups.None, (all, group) => all | group));
}
