using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Documents;
using Niangjia.Documents.Domain;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Documents;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Documents.Desk;

/// <summary>What every step with a document needs: the matter as far as the user sees it, the document, its words.</summary>
internal sealed class DocumentDesk(AppDbContext db, IEnumerable<IDocumentSource> sources, ISealer sealer, IDocumentNumbers numbers, TimeProvider time)
{
    // Without letters and digits that look alike; 60 bits.
    private const string CodeLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int CodeLength = 12;

    /// <summary>The matter, as far as the user sees it.</summary>
    /// <exception cref="NotFoundException">The user does not.</exception>
    public async Task<DocumentMatter> MatterAsync(string subject, Guid id, CancellationToken cancellationToken) =>
        await SourceOf(subject).FindAsync(id, cancellationToken) ?? throw new NotFoundException();

    /// <summary>A document of a matter the user sees.</summary>
    public async Task<(OfficialDocument Document, DocumentMatter Matter)> SeenAsync(Guid id, CancellationToken cancellationToken)
    {
        var document = await db.Set<OfficialDocument>().FoundAsync(id, cancellationToken);
        return (document, await MatterAsync(document.Subject, document.SubjectId, cancellationToken));
    }

    /// <summary>A document of a matter the user works on.</summary>
    /// <exception cref="ForbiddenException">The user sees it only.</exception>
    public async Task<OfficialDocument> WrittenAsync(Guid id, CancellationToken cancellationToken)
    {
        var (document, matter) = await SeenAsync(id, cancellationToken);
        return matter.MayWrite ? document : throw new ForbiddenException(DocumentPermissions.Use);
    }

    /// <summary>What the matter fills in now, always in Chinese.</summary>
    public async Task<DocumentTemplate?> FillAsync(DocumentPlace place, CancellationToken cancellationToken)
    {
        using (PaperLanguage.Use()) return await SourceOf(place.Subject).FillAsync(place.SubjectId, place.Kind, place.Sheet, cancellationToken);
    }

    /// <summary>A draft as it reads now.</summary>
    public async Task<DocumentTemplate> DraftOfAsync(OfficialDocument document, CancellationToken cancellationToken) =>
        (await FillAsync(document.Place, cancellationToken) ?? throw new RefusedException(DocumentsText.NoLongerPossible, "R §14")).With(document.Typed(sealer));

    /// <summary>The one that counts: valid or a draft; null when there is none.</summary>
    public Task<OfficialDocument?> LastAsync(DocumentPlace place, CancellationToken cancellationToken) => db.Set<OfficialDocument>()
        .Where(document => document.SubjectId == place.SubjectId && document.Kind == place.Kind && document.Sheet == place.Sheet)
        .OrderByDescending(document => document.Round).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Begins a draft, or finds the one there is; the caller saves.</summary>
    public async Task<OfficialDocument> BeginAsync(DocumentPlace place, DocumentTemplate template, CancellationToken cancellationToken)
    {
        var last = await LastAsync(place, cancellationToken);
        if (last is { State: not DocumentState.Voided }) return last;
        var document = OfficialDocument.Draft(place, (last?.Round ?? 0) + 1, template, time.GetUtcNow());
        db.Add(document);
        return document;
    }

    /// <summary>Freezes a draft under its number; the caller saves.</summary>
    /// <exception cref="RefusedException">A required element is missing, or the step that issues it has not been taken.</exception>
    public async Task IssueAsync(OfficialDocument document, DocumentTemplate template, CancellationToken cancellationToken)
    {
        template.RefuseIfIncomplete();
        var now = time.GetUtcNow();
        // A number given by the matter belongs to the first that went out; what replaces it has its own.
        var given = document.Round == 1 ? template.Number : null;
        var paper = template.Compose() with
        {
            Number = given ?? await numbers.NextAsync(template.UnitPath, template.Code, cancellationToken),
            On = document.Round == 1 ? template.On ?? ChinaTime.DateOf(now) : ChinaTime.DateOf(now),
        };
        document.Issue(paper, RandomNumberGenerator.GetString(CodeLetters, CodeLength), sealer, now);
    }

    /// <summary>Opens the words of one that was issued.</summary>
    public PaperDocument Thaw(OfficialDocument document) => document.Thaw(sealer);

    /// <summary>Whether a guarded text may be read in full by whoever may read what begins so.</summary>
    public static bool Opens(GuardedText text, IReadOnlyList<string> beginnings) => beginnings.Any(beginning => text.Key.StartsWith(beginning, StringComparison.Ordinal));

    private IDocumentSource SourceOf(string subject) => sources.FirstOrDefault(source => source.Subject == subject) ?? throw new NotFoundException();
}
