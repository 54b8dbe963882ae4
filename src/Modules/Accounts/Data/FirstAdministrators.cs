using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Accounts;

/// <summary>
/// On a new installation there is nobody to let anybody in: three administrators are made (R-SEC-06), each with a one-time
/// password that is written to the log once and must be changed at the first sign-in (R-SEC-05). Not in a demo.
/// </summary>
internal sealed class FirstAdministrators(Passwords passwords, IConfiguration configuration, ILogger<FirstAdministrators> logger, TimeProvider clock) : ISchemaPart
{
    public int Order => 100;

    public async Task EnsureAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        if (DemoGuard.IsDemo(configuration) || !configuration.GetValue("Accounts:FirstAdministrators", true)) return;
        if (await db.Set<Account>().AnyAsync(cancellationToken)) return;
        (string UserName, string Name, Role Role)[] three =
        [
            ("sysadmin", AccountsText.SystemAdmin, Role.SystemAdmin),
            ("secadmin", AccountsText.SecurityAdmin, Role.SecurityAdmin),
            ("audadmin", AccountsText.AuditAdmin, Role.AuditAdmin),
        ];
        var now = clock.GetUtcNow();
        var lines = new List<string>();
        foreach (var (userName, name, role) in three)
        {
            var password = Passwords.OneTime();
            var account = new Account(Guid.CreateVersion7(now), userName, name, UnitPath.Root, null, null, now);
            await passwords.CreateAsync(account, password, byOwner: false);
            account.Grant(role, UnitPath.Root, now, null, null, null, now);
            lines.Add($"{userName} / {password}");
        }
        await db.SaveChangesAsync(cancellationToken);
        logger.LogWarning("First start. Three administrators were made; these passwords are shown once: {Administrators}", string.Join("   ", lines));
    }
}
