using Niangjia.Kernel.Values;

namespace Niangjia.People.Domain;

/// <summary>What is known of a person, checked and in the form in which it is compared.</summary>
internal sealed record PersonFacts(
    string Name, Mobile? Mobile, CitizenId? IdNumber, string? Address, Sex? Sex, DateOnly? BirthDate, bool? IsMigrantWorker);
