using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Inbox;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Documents;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Documents;
using Niangjia.Ui;

namespace Niangjia.Cases.Papers;

/// <summary>举证通知书 of a request (R §1.4, R-EVD-01): what the employer was asked for, each time it was.</summary>
internal sealed class EvidenceDocuments(AppDbContext db, CurrentUser user, EmployerPapers papers, Registers registers) : IDocumentSource
{
    /// <summary>Name in addresses.</summary>
    public const string Name = "request";

    /// <summary>Its only kind.</summary>
    public const string Kind = "Evidence";

    public string Subject => Name;

    public async Task<DocumentMatter?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!user.Can(CasePermissions.See) || await db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).SingleOrDefaultAsync(found => found.Id == id, cancellationToken) is not { } request) return null;
        var asked = await papers.AllAsync(id, cancellationToken);
        return new(
            request.Number, request.Title, CaseUrls.Request(id), request.HandlerPath, user.Can(CasePermissions.Handle, request.HandlerPath), [],
            [.. asked.Select((one, index) => new DocumentOffer(Kind, index + 1, $"{DeskText.EvidenceNotice} {DateText.Day(one.AskedOn)}"))]);
    }

    public async Task<DocumentTemplate?> FillAsync(Guid id, string kind, int sheet, CancellationToken cancellationToken)
    {
        if (kind != Kind || (await papers.AllAsync(id, cancellationToken)).ElementAtOrDefault(sheet - 1) is not { } asked) return null;
        var request = await db.Set<WorkerRequest>().AsNoTracking().FoundAsync(id, cancellationToken);
        var applicant = asked.MayNameApplicant ? (await registers.PersonAsync(request.PersonId, cancellationToken))?.Name : null;
        var employer = (await registers.EnterpriseAsync(request.EnterpriseId, cancellationToken))?.Name ?? request.RespondentName;
        return new(
            DeskText.EvidenceNotice, "调证", request.HandlerPath, (await registers.TreeAsync(cancellationToken)).ByPath(request.HandlerPath)?.Name ?? request.HandlerPath, request.Number,
            [
                new("opening", MediationText.Opening, applicant is { } name ? string.Format(DeskText.EvidenceNoticeNamed, name) : DeskText.EvidenceNoticeText, ElementStyle.Plain),
                new("items", DeskText.EvidenceList, string.Join('\n', asked.Items), ElementStyle.Items),
                new("due", DeskText.EvidenceDue, string.Format(DeskText.HandInBy, DateText.Day(asked.Due)), ElementStyle.Led),
                new("burden", DeskText.BurdenOfProof, $"{CaseWords.Of(BurdenHint.HeldByEmployer)}{CaseWords.Find($"BurdenBasis_{BurdenHint.HeldByEmployer}")}\n{DeskText.ForReferenceOnly}"),
                DisputeTemplates.More,
            ])
        {
            To = [employer ?? CaseWords.Of(EvidenceSide.Employer)],
            On = asked.AskedOn,
            Version = MediationText.TemplateVersion,
        };
    }
}
