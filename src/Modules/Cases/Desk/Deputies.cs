using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Desk;

/// <summary>For whom the user acts.</summary>
internal sealed class Deputies(IOfficerDirectory officers, CurrentUser user)
{
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
