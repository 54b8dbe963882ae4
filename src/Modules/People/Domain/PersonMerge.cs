using System.Text.Json;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Sealing;

namespace Niangjia.People.Domain;

/// <summary>One merge, with all that is needed to take it back exactly.</summary>
[NotJournalled("The merged person tells it, and the kept one tells which facts changed.")]
internal sealed class PersonMerge : Entity, IScoped
{
    private PersonMerge()
    {
    }

    public PersonMerge(Guid id, DateTimeOffset at, Person kept, Person merged, string reason, ISealer sealer)
    {
        (Id, At, KeptId, MergedId, UnitPath, Reason) = (id, at, kept.Id, merged.Id, kept.UnitPath, reason);
        Before = sealer.Seal(SealedField.Note, Written(kept.Facts(sealer)));
        After = Before;
    }

    public string UnitPath { get; private set; } = "";
    public Guid KeptId { get; private set; }
    public Guid MergedId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>Facts of the kept record before the merge.</summary>
    public SealedText Before { get; private set; } = null!;

    /// <summary>Facts of the kept record right after it.</summary>
    public SealedText After { get; private set; } = null!;

    /// <summary>The kept record has taken over what it should.</summary>
    public void Taken(Person kept, ISealer sealer) => After = sealer.Seal(SealedField.Note, Written(kept.Facts(sealer)));

    /// <summary>
    /// What the kept record should hold once the merge is taken back: as before it, except for facts that somebody has changed since.
    /// </summary>
    public TypedFacts Undo(PersonFacts now, DateTimeOffset at, ISealer sealer)
    {
        if (UndoneAt is not null) throw new RefusedException(PeopleText.NotMerged);
        UndoneAt = at;
        var (before, after, current) = (Read(sealer, Before), Read(sealer, After), TypedOf(now));
        T Restored<T>(T was, T became, T isNow) => Equals(became, isNow) ? was : isNow;
        return new(
            Restored(before.Name, after.Name, current.Name), Restored(before.Mobile, after.Mobile, current.Mobile),
            Restored(before.IdNumber, after.IdNumber, current.IdNumber), Restored(before.Address, after.Address, current.Address),
            Restored(before.Sex, after.Sex, current.Sex), Restored(before.BirthDate, after.BirthDate, current.BirthDate),
            Restored(before.IsMigrantWorker, after.IsMigrantWorker, current.IsMigrantWorker));
    }

    private static TypedFacts TypedOf(PersonFacts facts) =>
        new(facts.Name, facts.Mobile?.E164, facts.IdNumber?.Value, facts.Address, facts.Sex, facts.BirthDate, facts.IsMigrantWorker);

    private static string Written(PersonFacts facts) => JsonSerializer.Serialize(TypedOf(facts));

    private static TypedFacts Read(ISealer sealer, SealedText text) => JsonSerializer.Deserialize<TypedFacts>(sealer.Open(SealedField.Note, text))!;
}

/// <summary>Two records that somebody looked at and found to be two people; they are not suggested again.</summary>
internal sealed class DistinctPeople : Entity, IScoped
{
    private DistinctPeople()
    {
    }

    public DistinctPeople(Guid id, Person one, Person other, string? reason)
    {
        (Id, UnitPath) = (id, one.UnitPath);
        (OneId, OtherId) = one.Id.CompareTo(other.Id) < 0 ? (one.Id, other.Id) : (other.Id, one.Id);
        Tell(new Contracts.People.PeopleToldApart(one.Id, other.Id), reason);
    }

    public string UnitPath { get; private set; } = "";
    public Guid OneId { get; private set; }
    public Guid OtherId { get; private set; }
}

/// <summary>One look at a sealed fact in full; counts against the daily rate.</summary>
internal sealed class FactReveal : Entity, IScoped
{
    private FactReveal()
    {
    }

    public FactReveal(Guid id, DateTimeOffset at, Guid personId, Guid? accountId, Contracts.People.SealedFact fact, string unitPath, string reason)
    {
        (Id, At, PersonId, AccountId, Fact, UnitPath) = (id, at, personId, accountId, fact, unitPath);
        Tell(new Contracts.People.SealedFactRevealed(personId, fact), reason);
    }

    public string UnitPath { get; private set; } = "";
    public Guid PersonId { get; private set; }
    public Guid? AccountId { get; private set; }
    public Contracts.People.SealedFact Fact { get; private set; }
    public DateTimeOffset At { get; private set; }
}
