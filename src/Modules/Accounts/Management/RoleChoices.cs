using Niangjia.Kernel.Access;
using Niangjia.Ui;

namespace Niangjia.Accounts;

/// <summary>Roles that are granted by hand, the administrators last and apart.</summary>
internal static class RoleChoices
{
    public static IReadOnlyList<Choice> Staff =>
    [
        .. Roles.All.Where(role => role != Role.Worker).Select(role => new Choice(
            role.ToString(), Roles.NameOf(role), Group: Roles.Administrators.Contains(role) ? AccountsText.Administrators : AccountsText.UnionAndPartners)),
    ];
}
