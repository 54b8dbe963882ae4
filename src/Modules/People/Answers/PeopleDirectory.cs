using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Sealing;
using Niangjia.People.Domain;
using Niangjia.People.Features.RevealFact;

namespace Niangjia.People.Answers;

/// <summary>What other modules may ask about people.</summary>
internal sealed class PeopleDirectory(PersonRecords records, ISealer sealer, CurrentUser user, FactReveals reveals) : IPeopleDirectory
{
    public async Task<Guid> FindOrAddAsync(PersonIntake intake, CancellationToken cancellationToken)
    {
        var facts = records.Read(new(intake.Name, intake.Mobile, intake.IdNumber, intake.Address, intake.Sex, null, intake.IsMigrantWorker));
        if (await records.MatchAsync(facts, cancellationToken) is { } known)
        {
            Complete(known, facts);
            return known.Id;
        }
        return records.Add(facts, intake.UnitPath).Id;
    }

    public async Task CompleteAsync(Guid id, PersonIntake intake, CancellationToken cancellationToken)
    {
        var known = await records.StandingAsync(id, cancellationToken) ?? throw new NotFoundException();
        Complete(known, records.Read(new(known.Name, intake.Mobile, intake.IdNumber, intake.Address, intake.Sex, null, intake.IsMigrantWorker)));
    }

    public async Task<PersonCard?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await records.StandingAsync(id, cancellationToken) is { } person ? records.Card(person) : null;

    public async Task<IReadOnlyDictionary<Guid, PersonCard>> CardsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await records.StandingAsync(ids, cancellationToken)).ToDictionary(pair => pair.Key, pair => records.Card(pair.Value));

    public async Task<IReadOnlyList<PersonCard>> MatchAsync(string mobileOrIdNumber, CancellationToken cancellationToken)
    {
        var (id, mobile) = records.ReadNumber(mobileOrIdNumber);
        var found = await records.ExactAsync(id, mobile, cancellationToken);
        return [.. found.Select(records.Card)];
    }

    public Task<IReadOnlyList<Guid>> IdsAsync(string nameOrNumber, int take, CancellationToken cancellationToken) => records.IdsAsync(nameOrNumber, take, cancellationToken);

    public async Task<string?> RevealAsync(Guid personId, SealedFact fact, string reason, string unitPath, CancellationToken cancellationToken)
    {
        user.Demand(PeoplePermissions.Reveal, unitPath);
        var (why, person) = (RevealFactHandler.ReasonOf(reason), await records.StandingAsync(personId, cancellationToken) ?? throw new NotFoundException());
        await reveals.RecordAsync(person, fact, unitPath, why, cancellationToken);
        return records.InFull(person, fact);
    }

    public async Task<PersonPapers?> ForPapersAsync(Guid personId, CancellationToken cancellationToken) => await records.StandingAsync(personId, cancellationToken) is { } person
        ? new(sealer.OpenIfAny(SealedField.CitizenId, person.IdNumber), sealer.OpenIfAny(SealedField.Address, person.Address))
        : null;

    public string ReadIdNumber(string typed) => records.IdOf(typed)?.Value ?? throw new RefusedException(PeopleText.IdLength, "R-COD-02", "IdNumber");

    public async Task<string?> MobileForMessageAsync(Guid personId, CancellationToken cancellationToken) =>
        await records.StandingAsync(personId, cancellationToken) is { } person ? sealer.OpenIfAny(SealedField.Phone, person.Mobile) : null;

    public async Task<IReadOnlyDictionary<Guid, string>> MobilesForMessagesAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken) =>
        (await records.StandingAsync(personIds, cancellationToken)).Select(pair => (pair.Key, Mobile: sealer.OpenIfAny(SealedField.Phone, pair.Value.Mobile)))
            .Where(pair => pair.Mobile is not null).ToDictionary(pair => pair.Key, pair => pair.Mobile!);

    // A visitor who merely names somebody's id number must not be able to put his own phone into that record.
    private void Complete(Person known, PersonFacts facts)
    {
        if (user.IsSystem || user.IsStaff || user.PersonId == known.Id) known.Complete(facts, sealer);
    }
}
