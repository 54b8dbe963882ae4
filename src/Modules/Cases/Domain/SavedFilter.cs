using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Domain;

/// <summary>A filter of the inbox that somebody keeps under a name; the address holds it all.</summary>
[NotJournalled("A bookmark of one person; no state of the union's work changes.")]
internal sealed class SavedFilter : Entity
{
    private SavedFilter()
    {
    }

    public Guid AccountId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Query string of the inbox, beginning with "?".</summary>
    public string Query { get; private set; } = "";

    public static SavedFilter Keep(Guid accountId, string name, string query, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 30) throw new RefusedException(CasesText.FilterNameNeeded, null, "Name");
        if (query.Length > 500 || (query.Length > 0 && query[0] != '?')) throw new RefusedException(CasesText.FilterTooLong, null, "Name");
        return new() { Id = Guid.CreateVersion7(now), AccountId = accountId, Name = name.Trim(), Query = query };
    }
}
