using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Values;

namespace Niangjia.Contracts.People;

/// <summary>What is known of a person when they turn up; everything but the name may be missing.</summary>
/// <param name="Name">2–50 characters.</param>
/// <param name="Mobile">As typed; normalised by the register.</param>
/// <param name="IdNumber">Citizen id number or null.</param>
/// <param name="Address">Address or null.</param>
/// <param name="IsMigrantWorker">农民工, null when not asked.</param>
/// <param name="UnitPath">Unit where the person was met.</param>
/// <param name="Sex">Stated sex, or null.</param>
public sealed record PersonIntake(
    string Name, string? Mobile, string? IdNumber, string? Address, bool? IsMigrantWorker, string UnitPath, Sex? Sex = null);

/// <summary>A person as other modules show them: masked by R §13, except the name, which callers mask where they must.</summary>
/// <param name="Id">Id; after a merge the id of the record that remained.</param>
/// <param name="Name">Full name.</param>
/// <param name="MaskedName">Such as 张*三.</param>
/// <param name="MaskedMobile">Such as 138****5678, or null.</param>
/// <param name="MaskedIdNumber">First six and last four digits, or null.</param>
/// <param name="Sex">Sex, or null.</param>
/// <param name="BirthYear">Year of birth, or null.</param>
public sealed record PersonCard(Guid Id, string Name, string MaskedName, string? MaskedMobile, string? MaskedIdNumber, Sex? Sex, int? BirthYear);

/// <summary>Sealed facts of a person that may be shown in full to somebody with a reason.</summary>
public enum SealedFact
{
    /// <summary>手机号</summary>
    Mobile,
    /// <summary>身份证号</summary>
    IdNumber,
    /// <summary>住址</summary>
    Address,
}

/// <summary>What legal papers say about a person beside the name.</summary>
/// <param name="IdNumber">Citizen id number in full, or null.</param>
/// <param name="Address">Address in full, or null.</param>
public sealed record PersonPapers(string? IdNumber, string? Address);

/// <summary>The register of people: one record a person.</summary>
public interface IPeopleDirectory
{
    /// <summary>
    /// The record that matches by id number, or by mobile and name together; else a new one. A shared phone alone never
    /// joins two people. The change is saved with the caller's transaction.
    /// </summary>
    Task<Guid> FindOrAddAsync(PersonIntake intake, CancellationToken cancellationToken);

    /// <summary>
    /// Adds to a known record what it lacks and the caller has been told; nothing that is there is changed, and a name never. Only for staff and the
    /// person herself; saved with the caller's transaction.
    /// </summary>
    Task CompleteAsync(Guid id, PersonIntake intake, CancellationToken cancellationToken);

    /// <summary>One card, or null.</summary>
    Task<PersonCard?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Cards by id; merged ids are followed.</summary>
    Task<IReadOnlyDictionary<Guid, PersonCard>> CardsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>People with this mobile or id number (exact), for look-ups at the window.</summary>
    Task<IReadOnlyList<PersonCard>> MatchAsync(string mobileOrIdNumber, CancellationToken cancellationToken);

    /// <summary>
    /// Ids of people with this name, mobile or id number, to narrow a list of one's own: never by itself an answer to anybody, since it is not scoped.
    /// </summary>
    Task<IReadOnlyList<Guid>> IdsAsync(string nameOrNumber, int take, CancellationToken cancellationToken);

    /// <summary>
    /// A sealed fact in full. The look is journalled with the reason and counts against the daily rate.
    /// </summary>
    /// <exception cref="Niangjia.Kernel.RefusedException">No reason given, or the daily rate is used up.</exception>
    Task<string?> RevealAsync(Guid personId, SealedFact fact, string reason, string unitPath, CancellationToken cancellationToken);

    /// <summary>What the papers of a case say of a person; kept sealed and masked by who asks, and null when there is no such person.</summary>
    Task<PersonPapers?> ForPapersAsync(Guid personId, CancellationToken cancellationToken);

    /// <summary>The 18 characters of a typed citizen id number (R-COD-02).</summary>
    /// <exception cref="Niangjia.Kernel.RefusedException">It is none; the sentence says why, beside <c>IdNumber</c>.</exception>
    string ReadIdNumber(string typed);

    /// <summary>The mobile in E.164 for a message that the platform itself sends; never shown to staff.</summary>
    Task<string?> MobileForMessageAsync(Guid personId, CancellationToken cancellationToken);

    /// <summary>The same for many; those whose mobile is not known are missing.</summary>
    Task<IReadOnlyDictionary<Guid, string>> MobilesForMessagesAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken);
}

/// <summary>A person record was made.</summary>
public sealed record PersonAdded(Guid PersonId) : IAboutPerson
{
    Guid? IAboutPerson.PersonId => PersonId;
}

/// <summary>Data of a person changed; names the facts, not their values.</summary>
public sealed record PersonChanged(Guid PersonId, IReadOnlyList<string> Facts) : IAboutPerson
{
    Guid? IAboutPerson.PersonId => PersonId;
}

/// <summary>Two records turned out to be one person.</summary>
public sealed record PeopleMerged(Guid KeptId, Guid MergedId) : IAboutPerson
{
    Guid? IAboutPerson.PersonId => KeptId;
}

/// <summary>A merge was taken back.</summary>
public sealed record PeopleMergeUndone(Guid KeptId, Guid MergedId) : IAboutPerson
{
    Guid? IAboutPerson.PersonId => KeptId;
}

/// <summary>Somebody looked at a sealed fact in full.</summary>
public sealed record SealedFactRevealed(Guid PersonId, SealedFact Fact) : IAboutPerson
{
    Guid? IAboutPerson.PersonId => PersonId;
}

/// <summary>Somebody looked at two records that seemed to be one person and said that they are two.</summary>
public sealed record PeopleToldApart(Guid PersonId, Guid OtherId) : IAboutPerson
{
    Guid? IAboutPerson.PersonId => PersonId;
}
