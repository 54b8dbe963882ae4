using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Matters;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Messages;

/// <summary>
/// Compares the open messages of a batch with each other and with what has been accepted of it, with those of earlier batches and with the requests of the last weeks: the same message twice, the same matter from
/// several people, a request that is there already (R §1.5). Only what the importer may see is compared with and named (R-PRI-13).
/// </summary>
internal sealed class MessageComparison(AppDbContext db, CurrentUser user, LegalParameters parameters, TimeProvider time)
{
    private const int MostRequests = 20_000;
    private const int Chunk = 400;

    private sealed record Said(Guid Id, int Line, bool IsOpen, string Text, string? PlaceText, string Digest, IReadOnlySet<string> Words);

    private sealed record Known(Guid Id, string Number, string Facts);

    public async Task CompareAsync(Guid batchId, CancellationToken cancellationToken)
    {
        var rows = await db.Set<IncomingMessage>().AsNoTracking().Where(message => message.BatchId == batchId && (message.State == MessageState.Open || message.State == MessageState.Accepted || message.State == MessageState.Taken))
            .OrderBy(message => message.Line).Select(message => new { message.Id, message.Line, message.State, message.Text, message.PlaceText, message.Digest }).ToListAsync(cancellationToken);
        var said = rows.ConvertAll(row => new Said(row.Id, row.Line, row.State == MessageState.Open, row.Text, row.PlaceText, row.Digest, TextLikeness.WordsOf(row.Text)));
        // What has been accepted is no repetition of what came before it and still waits.
        var first = said.GroupBy(message => message.Digest).ToDictionary(same => same.Key, same => same.FirstOrDefault(message => !message.IsOpen) ?? same.First());
        // What stands there twice is one voice: it makes no matter bigger.
        var voices = said.Where(message => first[message.Digest] == message).ToList();
        var matters = await MattersAsync(voices, cancellationToken);
        var sizes = matters.Values.CountBy(matter => matter).ToDictionary();
        var earlier = await EarlierAsync(batchId, [.. first.Keys], cancellationToken);
        var known = await RequestsAsync([.. voices.Where(message => message.IsOpen)], cancellationToken);

        foreach (var chunk in said.Where(message => message.IsOpen).Chunk(Chunk))
        {
            var ids = chunk.Select(message => message.Id).ToList();
            var tracked = await db.Set<IncomingMessage>().Where(message => ids.Contains(message.Id)).ToDictionaryAsync(message => message.Id, cancellationToken);
            foreach (var message in chunk)
            {
                var voice = first[message.Digest];
                var matter = matters[voice.Line];
                tracked[message.Id].Compare(matter, sizes[matter],
                    voice != message ? new(DoubleKind.SameBatch, string.Format(DoorText.LineOf, voice.Line))
                    : earlier.TryGetValue(message.Digest, out var before) ? new(DoubleKind.EarlierBatch, before)
                    : known.TryGetValue(message.Line, out var request) ? new(DoubleKind.Request, request.Number, request.Id)
                    : null);
            }
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    // Who is about the same, by the line of the first of them; near pairs are joined, so that a chain of accounts is one matter.
    private async Task<Dictionary<int, int>> MattersAsync(List<Said> voices, CancellationToken cancellationToken)
    {
        var least = (double)await parameters.NumberAsync("matter.minLikeness", cancellationToken);
        var leader = voices.ToDictionary(message => message.Line, message => message.Line);
        var read = new Dictionary<int, MatterText>();
        var near = new LikeTexts();
        foreach (var (at, message) in voices.Index()) near.Add(at, message.Words);
        foreach (var (at, message) in voices.Index())
            foreach (var other in near.Near(message.Words, number => number < at))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (mine, theirs) = (LeaderOf(message.Line), LeaderOf(voices[other].Line));
                if (mine != theirs && Read(at).To(Read(other)).Share >= least) leader[Math.Max(mine, theirs)] = Math.Min(mine, theirs);
            }
        return voices.ToDictionary(message => message.Line, message => LeaderOf(message.Line));

        MatterText Read(int at) => read.TryGetValue(at, out var text) ? text : read[at] = MatterText.Of(voices[at].Text, null, voices[at].PlaceText);

        int LeaderOf(int line)
        {
            while (leader[line] != line) line = leader[line];
            return line;
        }
    }

    private async Task<Dictionary<string, string>> EarlierAsync(Guid batchId, List<string> digests, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>();
        var began = await db.Set<MessageBatch>().Where(batch => batch.Id == batchId).Select(batch => batch.At).SingleAsync(cancellationToken);
        var batches = db.Set<MessageBatch>().Within(user.ScopeOf(CasePermissions.Import)).Where(batch => batch.Id != batchId && batch.At <= began);
        foreach (var chunk in digests.Chunk(Chunk))
            foreach (var row in await (
                from message in db.Set<IncomingMessage>()
                join batch in batches on message.BatchId equals batch.Id
                where chunk.Contains(message.Digest) && message.State != MessageState.Dropped && message.State != MessageState.Faulty
                orderby batch.At, batch.Number, message.Line
                select new { message.Digest, batch.Number, message.Line }).ToListAsync(cancellationToken))
                found.TryAdd(row.Digest, $"{row.Number} · {string.Format(DoorText.LineOf, row.Line)}");
        return found;
    }

    // The requests of the window in one go: asked for one by one, ten thousand messages would read the same street ten thousand times.
    private async Task<Dictionary<int, Known>> RequestsAsync(List<Said> voices, CancellationToken cancellationToken)
    {
        var window = await parameters.PeriodAsync("case.duplicateWindow", cancellationToken);
        var since = ChinaTime.StartOfDay(ChinaTime.Today(time).AddDays(-window.Length));
        var requests = await db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).Where(request => request.SubmittedAt >= since && request.State != RequestState.Merged)
            .OrderByDescending(request => request.SubmittedAt).Take(MostRequests).Select(request => new Known(request.Id, request.Number, request.Facts)).ToListAsync(cancellationToken);
        var near = new LikeTexts();
        foreach (var (at, request) in requests.Index()) near.Add(at, TextLikeness.WordsOf(request.Facts));
        var found = new Dictionary<int, Known>();
        foreach (var message in voices)
        {
            var best = near.Near(message.Words, _ => true).Select(at => (Request: requests[at], Likeness: TextLikeness.Between(message.Text, message.Words, requests[at].Facts)))
                .Where(pair => pair.Likeness is not null).OrderByDescending(pair => pair.Likeness!.Share).FirstOrDefault();
            if (best.Likeness is not null) found[message.Line] = best.Request;
        }
        return found;
    }
}
