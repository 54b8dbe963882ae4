using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Enterprises;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Ui;

namespace Niangjia.Enterprises.Visits;

/// <summary>Visits in the file of an enterprise.</summary>
internal sealed class VisitDossier(AppDbContext db, CurrentUser user) : IDossierSource
{
    /// <inheritdoc/>
    public string Icon => "place";

    /// <inheritdoc/>
    public string Permission => EnterprisePermissions.Visit;

    /// <inheritdoc/>
    public int Order => 40;

    /// <inheritdoc/>
    public string? Title(DossierKind kind) => kind == DossierKind.Enterprise ? VisitText.Visits : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DossierLine>> LinesAsync(DossierKind kind, IReadOnlyCollection<Guid> ids, int most, CancellationToken cancellationToken)
    {
        if (kind != DossierKind.Enterprise) return [];
        var wanted = ids.Select(id => (Guid?)id).ToList();
        var rows = await db.Set<Visit>().AsNoTracking().Within(user.ScopeOf(EnterprisePermissions.Visit)).Where(visit => wanted.Contains(visit.EnterpriseId))
            .OrderByDescending(visit => visit.VisitedAt).Take(most).Select(visit => new { visit.Id, visit.Found, visit.Visitor, visit.VisitedAt, visit.Kind }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new DossierLine(row.Found.Length <= 60 ? row.Found : row.Found[..60] + "…", EnterpriseUrls.VisitOf(row.Id), row.Visitor, row.VisitedAt, row.Kind.Title(), Tone.Info))];
    }
}
