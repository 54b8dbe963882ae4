using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Features.CorrectRequest;

/// <summary>The form of a correction: what is known, and what can be chosen from.</summary>
internal sealed class CorrectionForms(IUnitDirectory units, EmployerSearch employers, CurrentUser user)
{
    /// <summary>What is known, as fields.</summary>
    public async Task<IntakeForm> OfAsync(WorkerRequest request, CancellationToken cancellationToken) => new()
    {
        Claims = [.. request.Claims.Select(claim => new TypedClaim { Kind = claim.Type, Amount = claim.Amount, From = claim.From, To = claim.To })],
        ClaimantCount = request.ClaimantCount,
        RespondentName = request.RespondentName,
        EnterpriseId = request.EnterpriseId?.ToString(),
        EmploymentStart = request.Employment?.Start,
        EmploymentEnd = request.Employment?.End,
        Position = request.Employment?.Position,
        PayType = Enum.TryParse<PayType>(request.Employment?.PayType, out var pay) ? pay : null,
        MonthlyWage = request.Employment?.MonthlyWage,
        UnitId = (await units.TreeAsync(cancellationToken)).ByPath(request.UnitPath)?.Id.ToString(),
        PlaceText = request.PlaceText,
        Groups = [.. Enum.GetValues<SpecialGroups>().Where(group => group != SpecialGroups.None && request.Groups.HasFlag(group))],
    };

    /// <summary>Employers the name may mean, and places; the one it lies in now is always among them.</summary>
    public async Task<IntakeLookup> LookUpAsync(IntakeForm form, WorkerRequest request, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var places = AskChoices.Places(tree, user.ScopeOf(CasePermissions.Register));
        if (tree.ByPath(request.UnitPath) is { } now && places.All(choice => choice.Value != now.Id.ToString())) places = [new(now.Id.ToString(), now.Name), .. places];
        var firms = await employers.FindAsync(form.RespondentName, AskChoices.Id(form.EnterpriseId), cancellationToken);
        return new([], firms, [], request.Type ?? request.SuggestedType, false, places);
    }
}
