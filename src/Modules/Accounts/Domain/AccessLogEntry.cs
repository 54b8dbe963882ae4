using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Accounts;

/// <summary>One line of the access log (R-SEC-07, R-SEC-09). Never changed; removed only when older than the law asks for.</summary>
internal sealed class AccessLogEntry : IScoped
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? AccountId { get; init; }

    /// <summary>Who, as typed or as known; never a phone number.</summary>
    public required string Name { get; init; }

    /// <summary>Unit of the account; the root when nobody is known.</summary>
    public required string UnitPath { get; init; }

    public required AccessKind Kind { get; init; }

    public required bool Success { get; init; }

    public string? Ip { get; init; }

    public string? UserAgent { get; init; }

    public string? Target { get; init; }
}
