using Niangjia.Cases.Domain.Duties;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features;

/// <summary>Which officer of a unit gets a request, and for whom the user acts.</summary>
internal sealed class OfficerChoice(IDutyDirectory duty, IOfficerDirectory officers, IPeopleDirectory people, CurrentUser user)
{
    /// <summary>The officer on duty; where R-CAS-07 offers a woman first, a woman of the unit if there is one. Null when the unit has nobody.</summary>
    public async Task<Guid?> ForAsync(string unitPath, CaseType? type, CancellationToken cancellationToken)
    {
        var onDuty = await duty.OnDutyAsync(unitPath, cancellationToken);
        if (type is not { } known || !HandlingTable.Of(known).WomanFirst) return onDuty?.AccountId;
        var present = (await officers.InUnitAsync(unitPath, cancellationToken)).Where(officer => !officer.IsAbsent && Roles.Handlers.Contains(officer.Role)).ToList();
        var cards = await people.CardsAsync([.. present.Select(officer => officer.PersonId).OfType<Guid>().Distinct()], cancellationToken);
        bool IsWoman(OfficerInfo officer) => officer.PersonId is { } person && cards.TryGetValue(person, out var card) && card.Sex == Sex.Female;
        return (onDuty is not null && IsWoman(onDuty) ? onDuty : present.FirstOrDefault(IsWoman) ?? onDuty)?.AccountId;
    }

    /// <summary>
    /// Notes for whom the user acts: for the absent officer in charge, or for the one whose grant alone gives the permission here. The journal names both.
    /// </summary>
    public async Task RepresentAsync(Guid? inCharge, string permission, string unitPath, CancellationToken cancellationToken)
    {
        var owner = inCharge is { } officer && officer != user.AccountId && user.Accounts.Contains(officer) ? officer : user.HeldFor(permission, unitPath);
        if (owner is not { } id || id == user.OnBehalfOf) return;
        var names = await officers.NamesAsync([id], cancellationToken);
        user.Represent(id, names.GetValueOrDefault(id) ?? "");
    }
}
