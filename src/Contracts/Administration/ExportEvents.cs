namespace Niangjia.Contracts.Administration;

/// <summary>Somebody asked to take many rows away (R-SEC-16).</summary>
public sealed record ExportAsked(Guid ApprovalId, string Title, int Rows);

/// <summary>Somebody else allowed it, until a day, or refused it.</summary>
public sealed record ExportDecided(Guid ApprovalId, bool Approved, DateTimeOffset? Until);
