namespace Niangjia.Contracts.Cases;

/// <summary>A kind of public matter (公事) that anybody may report.</summary>
/// <param name="Code">Such as LD01.</param>
/// <param name="Name">As a worker would say it, in the language of the call.</param>
/// <param name="Group">Its heading.</param>
/// <param name="SubTypes">Code and name of what it divides into.</param>
/// <param name="IsLabour">Amount and employer are asked for.</param>
/// <param name="IsSensitive">A consent of its own is needed (R-PRI-04).</param>
public sealed record PublicMatter(string Code, string Name, string Group, IReadOnlyList<(string Code, string Name)> SubTypes, bool IsLabour, bool IsSensitive);

/// <summary>What somebody reports from outside.</summary>
public sealed record PublicReport(
    string ServiceCode, string? Description, string? Address, double? Latitude, double? Longitude, string? Name, string? Phone, string? Employer, decimal? Amount, int? People, string? SubType, DateOnly? Since,
    bool Agrees, bool AgreesSensitive, bool Publishes);

/// <summary>A public matter as everybody may see it: no name, no number, and its words and place only where the applicant wants them published.</summary>
public sealed record PublicRequest(
    Guid Id, string Number, bool IsOpen, string StateName, string ServiceCode, string ServiceName, string? Description, string Agency, DateTimeOffset RequestedAt, DateTimeOffset UpdatedAt, DateTimeOffset? ExpectedAt,
    string? Address, double? Latitude, double? Longitude);

/// <summary>Which public matters are asked for.</summary>
public sealed record PublicFilter(DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> Numbers, IReadOnlyList<string> ServiceCodes, bool? IsOpen);

/// <summary>The public stream for those outside: what may be reported, how to report it, and what became of it.</summary>
public interface IPublicRequests
{
    /// <summary>Kinds of public matters, in order of their codes.</summary>
    IReadOnlyList<PublicMatter> Services { get; }

    /// <summary>Code of the district, which names the jurisdiction; null before there is one.</summary>
    Task<string?> JurisdictionAsync(CancellationToken cancellationToken);

    /// <summary>Takes a report in like any other request; it is triaged like any other. Its number.</summary>
    /// <exception cref="Niangjia.Kernel.RefusedException">What is asked of every request is missing.</exception>
    Task<string> SubmitAsync(PublicReport report, CancellationToken cancellationToken);

    /// <summary>Public matters, newest first, at most a thousand.</summary>
    Task<IReadOnlyList<PublicRequest>> FindAsync(PublicFilter filter, CancellationToken cancellationToken);

    /// <summary>One by its number, or null.</summary>
    Task<PublicRequest?> FindAsync(string number, CancellationToken cancellationToken);
}
