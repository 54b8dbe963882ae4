using System.Globalization;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.People.Domain;

/// <summary>The one record of a person. A record that was merged into another stays and points to it.</summary>
internal sealed class Person : Entity, IScoped
{
    private Person()
    {
    }

    public Person(Guid id, string unitPath, PersonFacts facts, ISealer sealer)
    {
        Id = id;
        UnitPath = unitPath;
        Put(facts, sealer);
        Tell(new PersonAdded(Id));
    }

    /// <summary>Unit where the person was met first.</summary>
    public string UnitPath { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The name as compared; see <see cref="PersonName"/>.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>E.164.</summary>
    public SealedText? Mobile { get; private set; }

    public string? MobileIndex { get; private set; }
    public SealedText? IdNumber { get; private set; }
    public string? IdIndex { get; private set; }
    public SealedText? Address { get; private set; }
    public Sex? Sex { get; private set; }
    public DateOnly? BirthDate { get; private set; }
    public bool? IsMigrantWorker { get; private set; }

    /// <summary>The record that remained, when this one was merged.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>Replaces the facts; tells which, if any, became different.</summary>
    public void Change(PersonFacts facts, ISealer sealer, string? reason = null)
    {
        RefuseIfMerged();
        var changed = Put(facts, sealer);
        if (changed.Count > 0) Tell(new PersonChanged(Id, changed), reason);
    }

    /// <summary>Adds what was not known yet; nothing known is overwritten.</summary>
    public void Complete(PersonFacts facts, ISealer sealer)
    {
        var known = Facts(sealer);
        // Somebody with another id number is somebody else, whatever else fits.
        if (known.IdNumber is { } own && facts.IdNumber is { } other && own.Value != other.Value) return;
        Change(known with
        {
            Mobile = known.Mobile ?? facts.Mobile,
            IdNumber = known.IdNumber ?? facts.IdNumber,
            Address = known.Address ?? facts.Address,
            Sex = facts.IdNumber?.Sex ?? known.Sex ?? facts.Sex,
            BirthDate = facts.IdNumber?.BirthDate ?? known.BirthDate ?? facts.BirthDate,
            IsMigrantWorker = known.IsMigrantWorker ?? facts.IsMigrantWorker,
        }, sealer);
    }

    /// <summary>The facts in full, for comparing and carrying over; whatever is shown of them is masked or journalled.</summary>
    public PersonFacts Facts(ISealer sealer)
    {
        var mobile = Kernel.Values.Mobile.TryParse(sealer.OpenIfAny(SealedField.Phone, Mobile), out var phone) ? phone : null;
        return new(Name, mobile, IdOf(sealer), sealer.OpenIfAny(SealedField.Address, Address), Sex, BirthDate, IsMigrantWorker);
    }

    private CitizenId? IdOf(ISealer sealer)
    {
        if (sealer.OpenIfAny(SealedField.CitizenId, IdNumber) is not { } number) return null;
        // It was checked when it was sealed; the day of birth itself is a "today" on which it stays valid for ever.
        var birth = DateOnly.ParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture);
        return CitizenId.TryParse(number, birth, true, out var id, out _) ? id : null;
    }

    /// <summary>From now on the other record stands for this person.</summary>
    public void MergeInto(Guid keptId, string reason)
    {
        RefuseIfMerged();
        MergedIntoId = keptId;
        Tell(new PeopleMerged(keptId, Id), reason);
    }

    /// <summary>Stands for itself again.</summary>
    public void Separate(string reason)
    {
        var keptId = MergedIntoId ?? throw new RefusedException(PeopleText.NotMerged);
        MergedIntoId = null;
        Tell(new PeopleMergeUndone(keptId, Id), reason);
    }

    /// <summary>As <see cref="Change"/>, also for a record that was itself merged later: taking back an older merge concerns only its own facts.</summary>
    public void Restore(PersonFacts facts, ISealer sealer, string reason)
    {
        var changed = Put(facts, sealer);
        if (changed.Count > 0) Tell(new PersonChanged(Id, changed), reason);
    }

    private void RefuseIfMerged()
    {
        if (MergedIntoId is not null) throw new RefusedException(PeopleText.AlreadyMerged);
    }

    private List<string> Put(PersonFacts facts, ISealer sealer)
    {
        var changed = new List<string>();
        void Note(string fact, bool differs)
        {
            if (differs) changed.Add(fact);
        }

        var mobileIndex = sealer.BlindIndexIfAny(SealedField.Phone, facts.Mobile?.E164);
        var idIndex = sealer.BlindIndexIfAny(SealedField.CitizenId, facts.IdNumber?.Value);
        Note(nameof(Name), Name != facts.Name);
        Note(nameof(Mobile), MobileIndex != mobileIndex);
        Note(nameof(IdNumber), IdIndex != idIndex);
        Note(nameof(Address), sealer.OpenIfAny(SealedField.Address, Address) != facts.Address);
        Note(nameof(Sex), Sex != facts.Sex);
        Note(nameof(BirthDate), BirthDate != facts.BirthDate);
        Note(nameof(IsMigrantWorker), IsMigrantWorker != facts.IsMigrantWorker);
        (Name, NameKey) = (facts.Name, PersonName.Key(facts.Name));
        // Sealing the same value again would look like a change.
        if (MobileIndex != mobileIndex) (Mobile, MobileIndex) = (sealer.SealIfAny(SealedField.Phone, facts.Mobile?.E164), mobileIndex);
        if (IdIndex != idIndex) (IdNumber, IdIndex) = (sealer.SealIfAny(SealedField.CitizenId, facts.IdNumber?.Value), idIndex);
        if (changed.Contains(nameof(Address))) Address = sealer.SealIfAny(SealedField.Address, facts.Address);
        (Sex, BirthDate, IsMigrantWorker) = (facts.Sex, facts.BirthDate, facts.IsMigrantWorker);
        return changed;
    }
}
