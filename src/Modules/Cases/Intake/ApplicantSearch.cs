using Niangjia.Cases.Domain;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Ui;

namespace Niangjia.Cases.Intake;

/// <summary>Finds who stands at the window, by a mobile or id number they tell; shown masked (R §13.1), since it may be a colleague's number, or a wrong one.</summary>
internal sealed class ApplicantSearch(IPeopleDirectory people)
{
    /// <summary>Records with one of these numbers.</summary>
    public async Task<IReadOnlyList<PersonCard>> FindAsync(string? mobile, string? idNumber, CancellationToken cancellationToken)
    {
        List<PersonCard> found = [];
        foreach (var number in new[] { idNumber, mobile }.Where(number => !string.IsNullOrWhiteSpace(number)))
            found.AddRange(await people.MatchAsync(number!, cancellationToken));
        return [.. found.DistinctBy(card => card.Id).Take(6)];
    }

    /// <summary>What to choose from; the last choice is somebody new.</summary>
    public static IReadOnlyList<Choice> Choices(IReadOnlyList<PersonCard> found) => found.Count == 0 ? [] :
    [
        .. found.Select(card => new Choice(card.Id.ToString(), card.MaskedName,
            string.Join(" · ", new[] { card.MaskedMobile, card.MaskedIdNumber, card.Sex is { } sex ? CaseWords.Of(sex) : null, card.BirthYear is { } year ? string.Format(IntakeText.BornIn, year) : null }.OfType<string>()))),
        new("", IntakeText.NobodyOfThese),
    ];

    /// <summary>
    /// Guards the chosen record: only one whose number was told may be taken, and an id number that belongs to another record decides.
    /// </summary>
    /// <exception cref="RefusedException">The numbers are somebody else's.</exception>
    public async Task DemandAsync(Guid personId, string? mobile, string? idNumber, CancellationToken cancellationToken)
    {
        var byId = string.IsNullOrWhiteSpace(idNumber) ? [] : await people.MatchAsync(idNumber, cancellationToken);
        var byMobile = string.IsNullOrWhiteSpace(mobile) ? [] : await people.MatchAsync(mobile, cancellationToken);
        if (byId.Count > 0 ? byId.All(card => card.Id != personId) : byMobile.All(card => card.Id != personId))
            throw new RefusedException(IntakeText.NumberOfSomebodyElse, "R-COD-02", nameof(Applicant.PersonId));
    }
}
