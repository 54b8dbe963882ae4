using Niangjia.Contracts.Accounts;

namespace Niangjia.Accounts;

/// <summary>What kinds of entries are called.</summary>
internal static class AccessWords
{
    public static string Of(AccessKind kind) => AccountsText.ResourceManager.GetString($"Kind_{kind}", AccountsText.Culture) ?? kind.ToString();

    /// <summary>What an entry is about: our own words for what sign-in notes, everything else as it stands.</summary>
    public static string? TargetOf(AccessLogEntry entry) =>
        entry.Kind is AccessKind.Denied or AccessKind.Export or AccessKind.SensitiveLook ? entry.Target
            : AccountsText.ResourceManager.GetString($"Target_{entry.Target}", AccountsText.Culture) ?? entry.Target;
}
