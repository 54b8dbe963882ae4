using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Desk;

/// <summary>What the employer was asked for last.</summary>
/// <param name="Items">The papers, in the language of the reader.</param>
/// <param name="AskedOn">When it was asked.</param>
/// <param name="Due">By which day.</param>
/// <param name="Number">Number of the request.</param>
/// <param name="MayNameApplicant">Whether the employer may learn from it who complains (R-PRI-13, R-HOT-05).</param>
internal sealed record AskedPapers(IReadOnlyList<string> Items, DateOnly AskedOn, DateOnly Due, string Number, bool MayNameApplicant);

/// <summary>举证通知: the journal knows what the employer was asked for (R §1.4, R-EVD-01). Whoever calls has opened the request or the dispute.</summary>
internal sealed class EmployerPapers(AppDbContext db)
{
    private static readonly string Kind = JournalNames.Of(typeof(EmployerPapersAsked));

    /// <summary>The last list; null when nothing was asked for.</summary>
    public async Task<AskedPapers?> LastAsync(Guid requestId, CancellationToken cancellationToken) => await AllAsync(requestId, cancellationToken) is [.., var last] ? last : null;

    /// <summary>Every list, in the order in which they were asked for.</summary>
    public async Task<IReadOnlyList<AskedPapers>> AllAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var entries = await db.Set<JournalEntry>().AsNoTracking().Where(found => found.SubjectId == requestId && found.Kind == Kind).OrderBy(found => found.Number).ToListAsync(cancellationToken);
        if (entries.Count == 0) return [];
        var request = await db.Set<WorkerRequest>().AsNoTracking().Where(found => found.Id == requestId).Select(found => new { found.Number, found.Secrecy, found.NotToEmployer }).SingleAsync(cancellationToken);
        return [.. entries.Select(entry =>
        {
            var asked = JsonSerializer.Deserialize<EmployerPapersAsked>(entry.Body, JournalJson.Options)!;
            return new AskedPapers([.. asked.Items.Select(EvidenceLists.Named)], ChinaTime.DateOf(entry.At), asked.Due, request.Number, request.Secrecy == Secrecy.Named && !request.NotToEmployer);
        })];
    }
}
