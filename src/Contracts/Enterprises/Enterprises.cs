using Niangjia.Kernel.Scoping;

namespace Niangjia.Contracts.Enterprises;

/// <summary>An employer as other modules see it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Registered name.</param>
/// <param name="CreditCode">统一社会信用代码, or null when unknown.</param>
/// <param name="LegalRepresentative">Legal representative, or null.</param>
/// <param name="Address">Address, or null.</param>
/// <param name="Phone">Phone, or null.</param>
/// <param name="UnitPath">Grid or community it lies in.</param>
/// <param name="Headcount">Employees, or null when unknown.</param>
/// <param name="IndustryCode">GB/T 4754 division such as C19, or null.</param>
/// <param name="IsActive">Whether it is in business.</param>
public sealed record EnterpriseInfo(
    Guid Id, string Name, string? CreditCode, string? LegalRepresentative, string? Address, string? Phone, string UnitPath,
    int? Headcount, string? IndustryCode, bool IsActive) : IScoped;

/// <summary>The register of enterprises.</summary>
public interface IEnterpriseDirectory
{
    /// <summary>One enterprise, or null.</summary>
    Task<EnterpriseInfo?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Enterprises by id.</summary>
    Task<IReadOnlyDictionary<Guid, EnterpriseInfo>> ByIdsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Best matches for a name or credit code typed by anybody, at most <paramref name="take"/>.</summary>
    Task<IReadOnlyList<EnterpriseInfo>> SearchAsync(string text, int take, CancellationToken cancellationToken);
}

/// <summary>An enterprise was entered.</summary>
public sealed record EnterpriseAdded(Guid EnterpriseId, string Name);

/// <summary>Data of an enterprise changed.</summary>
public sealed record EnterpriseChanged(Guid EnterpriseId, IReadOnlyList<string> Facts);

/// <summary>Somebody was at an enterprise and wrote down what was found.</summary>
/// <param name="VisitId">The visit.</param>
/// <param name="EnterpriseId">Where; null for one that is not on the register yet.</param>
/// <param name="VisitedAt">When it was, which can be hours before it was sent (R-GEN-04).</param>
public sealed record VisitRecorded(Guid VisitId, Guid? EnterpriseId, DateTimeOffset VisitedAt);

/// <summary>Somebody with the right to do so accepted a credit code whose check digit fails.</summary>
public sealed record CreditCodeOverridden(Guid EnterpriseId, string CreditCode);
