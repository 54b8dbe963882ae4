using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.ShowRequest;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Ui;

namespace Niangjia.Cases.Inbox;

/// <summary>
/// Requests of a person, and those about an enterprise, that the user may see. A confidential request stands in a person's dossier only for whoever may know
/// the applicant (R-PRI-13): elsewhere the line itself would tell.
/// </summary>
internal sealed class RequestDossier(AppDbContext db, CurrentUser user) : IDossierSource
{
    // Those the user may not know of are left out after reading; nobody has so many that this cuts off what should be shown.
    private const int Read = 200;

    /// <inheritdoc/>
    public string Icon => "inbox";

    /// <inheritdoc/>
    public string Permission => CasePermissions.See;

    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public string? Title(DossierKind kind) => kind == DossierKind.Person ? DeskText.RequestsOfPerson : DeskText.RequestsAboutEnterprise;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DossierLine>> LinesAsync(DossierKind kind, IReadOnlyCollection<Guid> ids, int most, CancellationToken cancellationToken)
    {
        var wanted = ids.Select(id => (Guid?)id).ToList();
        var rows = db.Set<WorkerRequest>().AsNoTracking().SeenBy(user);
        rows = kind == DossierKind.Person ? rows.Where(request => wanted.Contains(request.PersonId)) : rows.Where(request => wanted.Contains(request.EnterpriseId));
        var found = await rows.OrderByDescending(request => request.SubmittedAt).Take(Read).Select(RequestRow.Of).ToListAsync(cancellationToken);
        return
        [
            .. found.Where(row => kind == DossierKind.Enterprise || ShowRequestHandler.ShowsIdentity(row.Secrecy, row.HandlerId, row.EnteredById, row.HandlerPath, user)).Take(most)
                .Select(row => new DossierLine(row.Title, CaseUrls.Request(row.Id), row.Number, row.SubmittedAt, CaseWords.Of(row.State), CaseTones.Of(row.State))),
        ];
    }
}

/// <summary>Disputes in which a person or an enterprise is a party, that the user may see.</summary>
internal sealed class DisputeDossier(AppDbContext db, CurrentUser user) : IDossierSource
{
    /// <inheritdoc/>
    public string Icon => "handshake";

    /// <inheritdoc/>
    public string Permission => CasePermissions.See;

    /// <inheritdoc/>
    public int Order => 20;

    /// <inheritdoc/>
    public string? Title(DossierKind kind) => MediationText.Disputes;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DossierLine>> LinesAsync(DossierKind kind, IReadOnlyCollection<Guid> ids, int most, CancellationToken cancellationToken)
    {
        var wanted = ids.Select(id => (Guid?)id).ToList();
        var rows = db.Set<DisputeCase>().AsNoTracking().SeenBy(user);
        rows = kind == DossierKind.Person
            ? rows.Where(dispute => dispute.Parties.Any(party => wanted.Contains(party.PersonId)))
            : rows.Where(dispute => dispute.Parties.Any(party => wanted.Contains(party.EnterpriseId)));
        var found = await rows.OrderByDescending(dispute => dispute.AppliedAt).Take(most)
            .Select(dispute => new { dispute.Id, dispute.Number, dispute.Type, dispute.State, dispute.AppliedAt }).ToListAsync(cancellationToken);
        return [.. found.Select(dispute => new DossierLine(
            CaseWords.Of(dispute.Type), CaseUrls.Dispute(dispute.Id), dispute.Number, dispute.AppliedAt, CaseWords.Of(dispute.State), DisputeTones.Of(dispute.State)))];
    }
}
