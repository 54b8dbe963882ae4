using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Search;
using Niangjia.Kernel.Values;
using Niangjia.People.Domain;

namespace Niangjia.People.Answers;

/// <summary>Finds person rows; whoever asks for a merged one gets the one that remained.</summary>
internal sealed class PersonRecords(AppDbContext db, PersonFactsReader reader, ISealer sealer, SearchIndex search, TimeProvider clock)
{
    // Asked for every request that comes in. The id number alone decides, or the mobile with the name; some twenty may share a mobile and a name at most.
    private static readonly HotQuery<Func<AppDbContext, string, string, string, IAsyncEnumerable<Person>>> Alike = new(() => EF.CompileAsyncQuery(
        (AppDbContext db, string id, string mobile, string name) => db.Set<Person>()
            .Where(person => person.IdIndex == id || (person.MobileIndex == mobile && person.NameKey == name)).OrderBy(person => person.IdIndex == id ? 0 : 1).ThenBy(person => person.Id).Take(40)));

    /// <summary>Kind of subject in the search index.</summary>
    public const string Kind = "People.Person";

    /// <summary>Makes a new record, findable by name; not yet saved.</summary>
    public Person Add(PersonFacts facts, string unitPath)
    {
        var person = new Person(Guid.CreateVersion7(clock.GetUtcNow()), unitPath, facts, sealer);
        db.Add(person);
        search.PutNew(Kind, person.Id, unitPath, person.Name);
        return person;
    }

    /// <summary>Makes a changed record findable by its new name; not yet saved.</summary>
    public Task ChangedAsync(Person person, CancellationToken cancellationToken) =>
        search.PutAsync(Kind, person.Id, person.UnitPath, [person.Name], cancellationToken);

    /// <summary>The id number in a text, or a refusal.</summary>
    public CitizenId? IdOf(string text) => reader.IdOf(text);

    /// <summary>A test for facts of this batch: whether they belong to somebody who is in the register. One look for all of them.</summary>
    public async Task<Func<PersonFacts, bool>> KnownAmongAsync(IReadOnlyCollection<PersonFacts> batch, CancellationToken cancellationToken)
    {
        var ids = batch.Select(IdIndex).OfType<string>().ToList();
        var mobiles = batch.Select(MobileIndex).OfType<string>().ToList();
        var rows = await db.Set<Person>().AsNoTracking()
            .Where(person => (person.IdIndex != null && ids.Contains(person.IdIndex)) || (person.MobileIndex != null && mobiles.Contains(person.MobileIndex)))
            .Select(person => new { person.IdIndex, person.MobileIndex, person.NameKey }).ToListAsync(cancellationToken);
        var byId = rows.Where(row => row.IdIndex is not null).Select(row => row.IdIndex!).ToHashSet();
        var byMobile = rows.Where(row => row.MobileIndex is not null).ToLookup(row => (row.MobileIndex, row.NameKey), row => row.IdIndex);
        return facts => IdIndex(facts) is { } id && byId.Contains(id)
            || MobileIndex(facts) is { } mobile && byMobile[(mobile, PersonName.Key(facts.Name))].Any(other => facts.IdNumber is null || other is null);
    }

    /// <summary>Typed text as facts, or a refusal beside the field.</summary>
    public PersonFacts Read(TypedFacts typed) => reader.Read(typed);

    /// <summary>The id number or the mobile (E.164) in a text that is nothing else.</summary>
    public (string? IdNumber, string? Mobile) ReadNumber(string? text) =>
        (reader.TryId(text)?.Value, Mobile.TryParse(text, out var mobile) ? mobile.E164 : null);

    /// <summary>Ids of those with this name, mobile or id number; merged ones too, since what they left behind names them.</summary>
    public async Task<IReadOnlyList<Guid>> IdsAsync(string text, int take, CancellationToken cancellationToken)
    {
        if (ReadNumber(text) is var (id, mobile) && (id ?? mobile) is not null) return [.. (await ExactAsync(id, mobile, cancellationToken)).Select(person => person.Id)];
        return search.Ids(Kind, text) is { } ids
            ? await db.Set<Person>().Where(person => ids.Contains(person.Id)).OrderByDescending(person => person.Id).Select(person => person.Id).Take(take).ToListAsync(cancellationToken)
            : [];
    }

    /// <summary>Whoever these facts belong to already, if the user may see them.</summary>
    public async Task<PersonCard?> KnownAsync(TypedFacts typed, CurrentUser user, CancellationToken cancellationToken) =>
        await MatchAsync(Read(typed), cancellationToken) is { } known && user.Can(PeoplePermissions.See, known.UnitPath) ? Card(known) : null;

    /// <summary>The address down to the street, or null.</summary>
    public string? MaskedAddress(Person person) =>
        sealer.OpenIfAny(SealedField.Address, person.Address) is { } address ? Masked.Address(address) : null;

    /// <summary>The row that stands for this id now, tracked, or null.</summary>
    public async Task<Person?> StandingAsync(Guid id, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().FindAsync([id], cancellationToken);
        while (person?.MergedIntoId is { } next) person = await db.Set<Person>().FindAsync([next], cancellationToken);
        return person;
    }

    /// <summary>The rows that stand for these ids now, by the id asked for.</summary>
    public async Task<Dictionary<Guid, Person>> StandingAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<Guid, Person>();
        var wanted = ids.Distinct().ToList();
        while (wanted.Count > 0)
        {
            foreach (var chunk in wanted.Chunk(500))
                foreach (var row in await db.Set<Person>().AsNoTracking().Where(person => chunk.Contains(person.Id)).ToListAsync(cancellationToken))
                    rows[row.Id] = row;
            wanted = [.. rows.Values.Select(row => row.MergedIntoId).OfType<Guid>().Where(id => !rows.ContainsKey(id)).Distinct()];
        }
        var answer = new Dictionary<Guid, Person>();
        foreach (var id in ids.Distinct())
        {
            if (!rows.TryGetValue(id, out var person)) continue;
            while (person.MergedIntoId is { } next) person = rows[next];
            answer[id] = person;
        }
        return answer;
    }

    /// <summary>
    /// The person these facts belong to: by id number, else by mobile and name together. A shared phone alone joins nobody, and
    /// another id number never does.
    /// </summary>
    public async Task<Person?> MatchAsync(PersonFacts facts, CancellationToken cancellationToken)
    {
        var (id, mobile, key) = (IdIndex(facts), MobileIndex(facts), PersonName.Key(facts.Name));
        if (id is null && mobile is null) return null;
        List<Person> rows = [];
        // What this transaction has added is not in the database yet.
        foreach (var added in db.Set<Person>().Local)
            if (HasId(added) || HasMobile(added)) rows.Add(added);
        await foreach (var known in Alike.For(db)(db, id ?? "", mobile ?? "", key).WithCancellation(cancellationToken)) rows.Add(known);
        rows = [.. rows.DistinctBy(row => row.Id).OrderBy(row => row.Id)];
        foreach (var row in rows.Where(HasId))
            if (await StandingAsync(row.Id, cancellationToken) is { } standing) return standing;
        foreach (var row in rows.Where(HasMobile))
            if (await StandingAsync(row.Id, cancellationToken) is { } standing && (facts.IdNumber is null || standing.IdIndex is null)) return standing;
        return null;

        bool HasId(Person person) => id is not null && person.IdIndex == id;
        bool HasMobile(Person person) => mobile is not null && person.MobileIndex == mobile && person.NameKey == key;
    }

    /// <summary>Rows with exactly this mobile or id number that stand for themselves or, merged, for another.</summary>
    public async Task<IReadOnlyList<Person>> ExactAsync(string? idNumber, string? mobile, CancellationToken cancellationToken)
    {
        var idIndex = sealer.BlindIndexIfAny(SealedField.CitizenId, idNumber);
        var mobileIndex = sealer.BlindIndexIfAny(SealedField.Phone, mobile);
        if (idIndex is null && mobileIndex is null) return [];
        var ids = await db.Set<Person>()
            .Where(person => (idIndex != null && person.IdIndex == idIndex) || (mobileIndex != null && person.MobileIndex == mobileIndex))
            .OrderBy(person => person.Id).Take(50).Select(person => person.Id).ToListAsync(cancellationToken);
        return [.. (await StandingAsync(ids, cancellationToken)).Values.DistinctBy(person => person.Id)];
    }

    /// <summary>What other modules and lists show of a person (R §13.1).</summary>
    public PersonCard Card(Person person)
    {
        var mobile = Masked.Mobile(sealer.OpenIfAny(SealedField.Phone, person.Mobile));
        var number = Masked.CitizenId(sealer.OpenIfAny(SealedField.CitizenId, person.IdNumber));
        return new(
            person.Id, person.Name, Masked.NameInList(person.Name), mobile.Length == 0 ? null : mobile, number.Length == 0 ? null : number,
            person.Sex, person.BirthDate?.Year);
    }

    /// <summary>A sealed fact as people write it. Whoever calls this has journalled the look.</summary>
    public string? InFull(Person person, SealedFact fact) => fact switch
    {
        SealedFact.Mobile => sealer.OpenIfAny(SealedField.Phone, person.Mobile)?.Replace("+86", "", StringComparison.Ordinal),
        SealedFact.IdNumber => sealer.OpenIfAny(SealedField.CitizenId, person.IdNumber),
        _ => sealer.OpenIfAny(SealedField.Address, person.Address),
    };

    private string? IdIndex(PersonFacts facts) => sealer.BlindIndexIfAny(SealedField.CitizenId, facts.IdNumber?.Value);

    private string? MobileIndex(PersonFacts facts) => sealer.BlindIndexIfAny(SealedField.Phone, facts.Mobile?.E164);
}
