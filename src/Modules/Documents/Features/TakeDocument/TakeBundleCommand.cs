using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Documents;
using Niangjia.Contracts.Organisation;
using Niangjia.Documents.Desk;
using Niangjia.Documents.Domain;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Documents;

namespace Niangjia.Documents.Features.TakeDocument;

/// <summary>Takes several issued documents of a matter as one file with a list of contents and pages counted through.</summary>
internal sealed record TakeBundleCommand(string Subject, Guid SubjectId, IReadOnlyList<Guid> DocumentIds);

internal sealed class TakeBundleHandler(DocumentDesk desk, DocumentFiles files, AppDbContext db, IUnitDirectory units, TimeProvider time)
{
    private const int Most = 60;

    public async Task<PaperFile> HandleAsync(TakeBundleCommand command, CancellationToken cancellationToken)
    {
        var matter = await desk.MatterAsync(command.Subject, command.SubjectId, cancellationToken);
        var chosen = command.DocumentIds.Distinct().Take(Most).ToList();
        var documents = await db.Set<OfficialDocument>().Where(document => chosen.Contains(document.Id) && document.SubjectId == command.SubjectId && document.State == DocumentState.Issued)
            .OrderBy(document => document.IssuedAt).ThenBy(document => document.Id).ToListAsync(cancellationToken);
        if (documents.Count == 0) throw new RefusedException(DocumentsText.ChooseDocuments, "R §14");
        var unit = (await units.TreeAsync(cancellationToken)).ByPath(matter.UnitPath)?.Name ?? "";
        var papers = documents.Select(document => (desk.Thaw(document) with { Check = files.MarkOf(document) }).For(_ => false)).ToList();
        var bytes = PdfWriter.WriteBundle(matter.Title, unit, matter.Number, papers, ChinaTime.Today(time));
        foreach (var document in documents) document.Take("bundle", false);
        await db.SaveChangesAsync(cancellationToken);
        return new(bytes, $"{PaperWords.Contents} {matter.Number}.pdf");
    }
}
