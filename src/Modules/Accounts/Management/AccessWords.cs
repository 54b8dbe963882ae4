using Niangjia.Contracts.Accounts;

namespace Niangjia.Accounts;

/// <summary>What kinds of entries are called.</summary>
internal static class AccessWords
{
    public static string Of(AccessKind kind) => AccountsText.ResourceManager.GetString($"Kind_{kind}", AccountsText.Culture) ?? kind.ToString();
}
