using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Modules;
using Niangjia.Ui;

namespace Niangjia.Accounts;

/// <summary>Where somebody begins: at the staff's first page if the menu offers it to him, else at the first entry it offers.</summary>
internal static class FirstPage
{
    public static string Of(CurrentUser user, IReadOnlyList<IModule> modules, UiOptions options)
    {
        var mine = modules.SelectMany(module => module.Menu).Where(entry => user.Can(entry.Permission)).OrderBy(entry => entry.Group).ThenBy(entry => entry.Order).ToList();
        if (mine.Exists(entry => entry.Url == options.StaffHome)) return options.StaffHome;
        // An administrator's work is in the last group of the menu.
        if (user.Grants.Any(grant => Roles.Administrators.Contains(grant.Role)) && mine.Find(entry => entry.Group == MenuGroup.Administration) is { } first) return first.Url;
        return mine.Count > 0 ? mine[0].Url : user.IsStaff ? AccountUrls.Mine : options.WorkerHome;
    }
}
