using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Intake;

/// <summary>What staff type for a worker, at the window and in the grid: everything on one page, since the worker stands beside it.</summary>
internal class IntakeForm
{
    public IntakeChannel? Channel { get; set; }
    [StringLength(40)] public string? Mobile { get; set; }
    [StringLength(40)] public string? IdNumber { get; set; }
    public string? PersonId { get; set; }
    [StringLength(50)] public string? Name { get; set; }
    public Sex? Sex { get; set; }
    [StringLength(200)] public string? Address { get; set; }
    public List<SpecialGroups>? Groups { get; set; }
    [StringLength(IntakeChecks.FactsMax)] public string? Facts { get; set; }
    public CaseType? Type { get; set; }
    [MaxLength(20)] public List<TypedClaim>? Claims { get; set; }
    [Range(1, IntakeChecks.PeopleMax)] public int? ClaimantCount { get; set; }
    [StringLength(100)] public string? RespondentName { get; set; }
    public string? EnterpriseId { get; set; }
    public DateOnly? EmploymentStart { get; set; }
    public DateOnly? EmploymentEnd { get; set; }
    [StringLength(60)] public string? Position { get; set; }
    public PayType? PayType { get; set; }
    public Money? MonthlyWage { get; set; }
    public bool JobLater { get; set; }
    public string? UnitId { get; set; }
    [StringLength(200)] public string? PlaceText { get; set; }
    public Secrecy? Secrecy { get; set; }
    public bool Agrees { get; set; }
    public bool AgreesSensitive { get; set; }
    public IReadOnlyList<IFormFile>? Files { get; set; }
    public List<string>? Staged { get; set; }

    /// <summary>Why it is changed; only asked where something taken down before is corrected.</summary>
    [StringLength(1000)] public string? Reason { get; set; }

    /// <summary>The draft as fields. A consent is never carried over: it is given each time.</summary>
    public static IntakeForm Of(TypedRequest typed)
    {
        var form = new IntakeForm();
        form.Take(typed);
        return form;
    }

    /// <summary>Shows what was typed before.</summary>
    protected void Take(TypedRequest typed)
    {
        Channel = typed.Channel;
        Mobile = typed.Mobile;
        IdNumber = typed.IdNumber;
        PersonId = typed.PersonId?.ToString();
        Name = typed.Name;
        Sex = typed.Sex;
        Address = typed.Address;
        Groups = typed.Groups;
        Facts = typed.Facts;
        Type = typed.Type;
        Claims = [.. typed.Claims];
        ClaimantCount = typed.ClaimantCount;
        RespondentName = typed.RespondentName;
        EnterpriseId = typed.EnterpriseId?.ToString();
        EmploymentStart = typed.EmploymentStart;
        EmploymentEnd = typed.EmploymentEnd;
        Position = typed.Position;
        PayType = typed.PayType;
        MonthlyWage = typed.MonthlyWage;
        JobLater = typed.JobLater;
        UnitId = typed.UnitId?.ToString();
        PlaceText = typed.PlaceText;
        Secrecy = typed.Secrecy;
        Staged = [.. typed.Files];
    }

    /// <summary>The fields as they are kept and sent.</summary>
    public TypedRequest ToTyped() => new()
    {
        Channel = Channel,
        Mobile = Mobile,
        IdNumber = IdNumber,
        PersonId = AskChoices.Id(PersonId),
        Name = Name,
        Sex = Sex,
        Address = Address,
        Groups = Groups ?? [],
        Facts = Facts,
        Type = Type,
        Claims = Claims ?? [],
        ClaimantCount = ClaimantCount,
        RespondentName = RespondentName,
        EnterpriseId = AskChoices.Id(EnterpriseId),
        EmploymentStart = EmploymentStart,
        EmploymentEnd = EmploymentEnd,
        Position = Position,
        PayType = PayType,
        MonthlyWage = MonthlyWage,
        JobLater = JobLater,
        UnitId = AskChoices.Id(UnitId),
        PlaceText = PlaceText,
        Secrecy = Secrecy,
        Agrees = Agrees,
        AgreesSensitive = AgreesSensitive,
        Files = [.. Staged ?? []],
    };
}
