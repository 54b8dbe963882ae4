using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features.CheckPaper;

/// <summary>What is told of a printed document.</summary>
internal enum PaperVerdict
{
    /// <summary>Issued here, and it reads so today.</summary>
    Valid,
    /// <summary>Printed here before it was signed by all.</summary>
    Draft,
    /// <summary>Printed here, but the wording has been replaced since.</summary>
    Outdated,
    /// <summary>Not from here, or mistyped.</summary>
    Unknown,
}

/// <summary>The answer: kind, number, day and body stand on the paper itself, so that nothing new is told; never a name, a sum or a word of the text.</summary>
internal sealed record CheckedPaper(PaperVerdict Verdict, DocumentKind? Kind = null, string? Number = null, DateOnly? On = null, string? Body = null, string? Phone = null);

/// <summary>Checks a printed document by case number and code, for anybody who holds the paper.</summary>
internal sealed class CheckPaperHandler(AppDbContext db, PaperMarks marks, IUnitDirectory units)
{
    public async Task<CheckedPaper> HandleAsync(string caseNumber, string code, CancellationToken cancellationToken)
    {
        var number = TypedText.Compact(caseNumber).ToUpperInvariant();
        if (marks.Read(number, TypedText.Compact(code).ToUpperInvariant()) is not var (paper, digest)) return new(PaperVerdict.Unknown);
        var dispute = await db.Set<DisputeCase>().AsNoTracking().SingleOrDefaultAsync(found => found.Number == number, cancellationToken);
        if (dispute is null) return new(PaperVerdict.Unknown);
        var unit = (await units.TreeAsync(cancellationToken)).ByPath(dispute.UnitPath);
        if (!PaperMarks.Holds(dispute, paper, digest)) return new(PaperVerdict.Outdated, paper.Kind, Body: unit?.Name, Phone: unit?.Phone);
        var issued = paper.IssuedIn(dispute);
        return new(issued is null ? PaperVerdict.Draft : PaperVerdict.Valid, paper.Kind, issued?.Number, issued?.On, unit?.Name, unit?.Phone);
    }
}
