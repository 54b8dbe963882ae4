using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Documents;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Papers;

/// <summary>The documents of a dispute: which are possible, what fills them, who works on them.</summary>
internal sealed class DisputeDocuments(AppDbContext db, CurrentUser user, DisputeDesk desk, PayeeAccounts accounts, IUnitDirectory units) : IDocumentSource
{
    /// <summary>Name in addresses.</summary>
    public const string Name = "dispute";

    public string Subject => Name;

    public async Task<DocumentMatter?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!user.Can(CasePermissions.See) || await db.Set<DisputeCase>().AsNoTracking().SeenBy(user).SingleOrDefaultAsync(found => found.Id == id, cancellationToken) is not { } dispute) return null;
        var opens = new List<string>();
        if (PayeeAccounts.IsNeeded(dispute) && (desk.MayDirect(dispute) || desk.IsMediator(dispute))) opens.Add(SignedTemplates.Accounts);
        if (desk.IsMediator(dispute)) opens.Add(SignedTemplates.Proposals);
        string First(PartySide side) => dispute.Of(side) is [var only] ? only.Name : string.Format(MediationText.AndOthers, dispute.Of(side)[0].Name);
        return new(
            dispute.Number, string.Format(MediationText.Between, First(PartySide.Applicant), First(PartySide.Respondent)), CaseUrls.Dispute(id), dispute.UnitPath, desk.MayHandle(dispute), opens,
            [.. DisputeTemplates.Possible(dispute).Select(found => new DocumentOffer(found.Kind.ToString(), found.Sheet, found.Sheet == 0 ? CaseWords.Of(found.Kind) : string.Format(MediationText.RecordOf, found.Sheet)))]);
    }

    public async Task<DocumentTemplate?> FillAsync(Guid id, string kind, int sheet, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<DocumentKind>(kind, out var known)) return null;
        var dispute = await db.Set<DisputeCase>().AsNoTracking().FoundAsync(id, cancellationToken);
        if (!DisputeTemplates.Possible(dispute).Contains((known, sheet))) return null;
        var request = await db.Set<WorkerRequest>().AsNoTracking().FoundAsync(dispute.RequestId, cancellationToken);
        var images = known is DocumentKind.Agreement or DocumentKind.Record
            ? await db.Set<SignatureImage>().AsNoTracking().Where(image => image.DisputeId == id).ToDictionaryAsync(image => image.Id, image => image.Png, cancellationToken) : [];
        var unit = (await units.TreeAsync(cancellationToken)).ByPath(dispute.UnitPath)?.Name ?? dispute.UnitPath;
        return DisputeTemplates.Fill(new(dispute, request, unit, images, known == DocumentKind.Agreement ? accounts.ForPaper(dispute).ByInstalment : new Dictionary<int, string>()), known, sheet);
    }
}
