namespace Niangjia.Contracts.Accounts;

/// <summary>Keys of what may be done with accounts.</summary>
public static class AccountsPermissions
{
    /// <summary>See officers, their units and roles.</summary>
    public const string See = "accounts.see";

    /// <summary>Create, lock and reset accounts, grant and end roles (R-SEC-06: the security administrator).</summary>
    public const string Manage = "accounts.manage";

    /// <summary>Read and export the access log (R-SEC-06: the audit administrator).</summary>
    public const string ReadAccessLog = "accounts.access-log";
}
