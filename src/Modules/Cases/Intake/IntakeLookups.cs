using Niangjia.Cases.Domain.Triage;
using Niangjia.Cases.Features.FindDoubles;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Ui;

namespace Niangjia.Cases.Intake;

/// <summary>What the form of a staff member can be told about what is typed so far.</summary>
/// <param name="People">Records with the number that was told.</param>
/// <param name="Employers">What the employer's name may mean.</param>
/// <param name="Doubles">Requests that may be the same matter.</param>
/// <param name="Type">What it is, as chosen or else as the scorer takes it.</param>
/// <param name="CallPolice">R-TRI-01c: a life may be in danger.</param>
/// <param name="Places">Where it may lie.</param>
internal sealed record IntakeLookup(
    IReadOnlyList<Choice> People, IReadOnlyList<Choice> Employers, IReadOnlyList<PossibleDouble> Doubles, CaseType? Type, bool CallPolice, IReadOnlyList<Choice> Places);

/// <summary>Looks up beside the form, without script: each time the page is shown.</summary>
internal sealed class IntakeLookups(
    ApplicantSearch people, EmployerSearch employers, FindDoublesHandler doubles, TriageDesk triage, IUnitDirectory units, CurrentUser user, TimeProvider time)
{
    public async Task<IntakeLookup> OfAsync(IntakeForm form, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var own = user.ScopeOf(CasePermissions.Register);
        var typed = form.ToTyped();
        var found = await people.FindAsync(form.Mobile, form.IdNumber, cancellationToken);
        var firms = await employers.FindAsync(form.RespondentName, typed.EnterpriseId, cancellationToken);
        var proposal = string.IsNullOrWhiteSpace(form.Facts) ? null : await ProposeAsync(typed, cancellationToken);
        var firm = typed.EnterpriseId ?? await employers.ExactAsync(form.RespondentName, cancellationToken);
        var type = form.Type ?? proposal?.Type;
        return new(
            ApplicantSearch.Choices(found), firms, await DoublesAsync(typed, found, firm, type, tree, cancellationToken), type, proposal?.CallPolice == true, AskChoices.Places(tree, own));
    }

    /// <summary>Requests that may be the same matter as one that comes without a form.</summary>
    public async Task<IReadOnlyList<PossibleDouble>> DoublesAsync(TypedRequest typed, CancellationToken cancellationToken)
    {
        var found = await people.FindAsync(typed.Mobile, typed.IdNumber, cancellationToken);
        var proposal = typed.Type is null ? await ProposeAsync(typed, cancellationToken) : null;
        return await DoublesAsync(typed, found, typed.EnterpriseId, typed.Type ?? proposal?.Type, await units.TreeAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Places to choose from.</summary>
    public async Task<IReadOnlyList<Choice>> PlacesAsync(CancellationToken cancellationToken) =>
        AskChoices.Places(await units.TreeAsync(cancellationToken), user.ScopeOf(CasePermissions.Register));

    /// <summary>The place to begin with.</summary>
    public async Task<string?> OwnPlaceAsync(CancellationToken cancellationToken) =>
        AskChoices.OwnPlace(await units.TreeAsync(cancellationToken), user.ScopeOf(CasePermissions.Register));

    private Task<IReadOnlyList<PossibleDouble>> DoublesAsync(TypedRequest typed, IReadOnlyList<PersonCard> found, Guid? firm, CaseType? type, IUnitTree tree, CancellationToken cancellationToken)
    {
        var own = user.ScopeOf(CasePermissions.Register);
        var place = typed.UnitId is { } id && tree.Find(id) is { } unit ? unit.Path : own.Paths is [var only] ? only : tree.District.Path;
        return doubles.HandleAsync(new(time.GetUtcNow(), place, typed.Facts, typed.PersonId ?? Only(found), firm, type), cancellationToken);
    }

    // What is wrong with a claim line is said when the form is sent, not while it is looked up.
    private Task<TriageProposal> ProposeAsync(TypedRequest typed, CancellationToken cancellationToken) =>
        triage.ProposeAsync((typed with { Claims = [] }).ToContent(), typed.Type, cancellationToken);

    private static Guid? Only(IReadOnlyList<PersonCard> found) => found is [var one] ? one.Id : null;
}
