using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Requests;
using Niangjia.DemoData;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.LargeSet.Data;

namespace Niangjia.LargeSet;

/// <summary>Reads the requests that were played, with all that was written about them.</summary>
internal sealed class ModelReader(AppDbContext db, Rows rows, Places places, Forms forms, Func<string, Func<Copy, object>?> own)
{
    private const string Requests = "cases_request";
    private const string Clocks = "kernel_clock";

    // Of a request that ended, the clocks by which it is judged later.
    private const int ClocksKept = 2;

    private static readonly string[] Turns =
    [
        "Cases.RequestSubmitted", "Cases.RequestClosed", "Cases.RequestWithdrawn", "Cases.RequestRejected", "Cases.RequestAssigned", "Cases.RequestResolved", "Cases.RequestAccepted",
        "Cases.RequestTriaged", "Cases.RequestRated", "Cases.RequestEscalated", "Cases.RequestReopened", "Cases.RequestReferred", "Cases.RequestReturned", "Cases.RequestRegistered",
    ];

    private static readonly (string Table, string Column)[] Parts =
    [
        ("cases_claim", "RequestId"), ("cases_handling", "RequestId"), ("cases_note", "RequestId"), ("cases_consent", "RequestId"), ("cases_task", "RequestId"),
        ("cases_work_order", "RequestId"), ("kernel_search", "SubjectId"),
    ];

    private readonly TableShape _clocks = TableShape.Of(db, Clocks);
    private readonly List<(TableShape Table, string Column)> _parts = [.. Parts.Select(part => (TableShape.Of(db, part.Table), part.Column))];

    /// <summary>The tables that a request has rows in, itself first.</summary>
    public IReadOnlyList<TableShape> Tables => [_requests, .. _parts.Select(part => part.Table), _clocks];

    private readonly TableShape _requests = TableShape.Of(db, Requests);

    public async Task<IReadOnlyList<Model>> ReadAsync()
    {
        var played = await db.Set<WorkerRequest>().AsNoTracking()
            .Where(request => request.DisputeId == null && request.ParentId == null && request.MasterId == null && request.HotlineCallId == null && request.Source == null
                && request.State != Contracts.Cases.RequestState.Split && !db.Set<WorkerRequest>().Any(part => part.ParentId == request.Id || part.MasterId == request.Id))
            .OrderBy(request => request.Number).ToListAsync();
        var models = new List<Model>();
        foreach (var request in played) models.Add(await ReadAsync(request));
        return models;
    }

    private async Task<Model> ReadAsync(WorkerRequest request)
    {
        var found = new List<(TableShape Table, object[] Values)>();
        foreach (var values in await rows.OfAsync(_requests, "Id", [request.Id])) found.Add((_requests, values));
        foreach (var (table, column) in _parts)
            foreach (var values in await rows.OfAsync(table, column, [request.Id])) found.Add((table, values));
        var ended = RequestTransitions.Ended.Contains(request.State);
        foreach (var values in await ClocksAsync(OwnIds(found), ended)) found.Add((_clocks, values));
        var ids = OwnIds(found);
        var entries = await db.Set<JournalEntry>().AsNoTracking().Where(entry => ids.Contains(entry.SubjectId)).OrderBy(entry => entry.Number).ToListAsync();
        var order = found.FirstOrDefault(row => row.Table.Name == "cases_work_order") is { Table: { } orders } first ? (string)first.Values[orders.At("Number")] : "";
        var model = new Model
        {
            Ids = ids,
            Number = request.Number,
            Order = order,
            Person = request.PersonId,
            Grid = places.NumberOf(places.Of(request.UnitPath)!),
            BeginsAt = request.SubmittedAt,
            HasEnded = ended,
            NextAt = found.Where(row => row.Table == _clocks).Select(row => row.Values[_clocks.At("NextActionAt")]).Where(at => at is not DBNull).Select(at => (DateTimeOffset?)Cell.Instant(at)).Min(),
            Officers = entries.Where(entry => entry.ActorId is not null && places.PostOf(entry.ActorId.Value) is not null)
                .DistinctBy(entry => entry.ActorName).ToDictionary(entry => entry.ActorName, entry => places.PostOf(entry.ActorId!.Value)!.Value),
        };
        foreach (var (table, values) in found)
            model.Rows.Add(new(table, [.. table.Columns.Select((column, at) => Special(table, column, values[at]) ?? Cell.Of(values[at], column, model, places, forms))]));
        model.Entries.AddRange(entries.Select(entry => new ModelEntry(entry.At, RankOf(entry.Kind), EntryOf(entry, model))));
        return model;
    }

    private async Task<IEnumerable<object[]>> ClocksAsync(IReadOnlyList<Guid> subjects, bool ended)
    {
        var all = await rows.OfAsync(_clocks, "SubjectId", subjects);
        if (!ended) return all;
        var (code, startedAt) = (_clocks.At("Code"), _clocks.At("StartedAt"));
        return all.Where(values => (string)values[code] is { } name && (name.StartsWith("sla.resolve", StringComparison.Ordinal) || name.StartsWith("sla.level", StringComparison.Ordinal)))
            .OrderBy(values => Cell.Instant(values[startedAt])).Take(ClocksKept);
    }

    private Func<Copy, object>? Special(TableShape table, ColumnShape column, object value) =>
        table.Name == "kernel_search" && column.Name == "Words" ? Words((string)value) : own($"{table.Name}.{column.Name}");

    /// <summary>The words of the number come first; what follows stands where it stood.</summary>
    private Func<Copy, object> Words(string words)
    {
        var rest = words;
        for (var word = 0; word < 4; word++) rest = rest[(rest.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        var dialect = SearchDialect.Of(db);
        return copy => $"{dialect.Write(Kernel.Search.SearchWords.Of([copy.Number]))} {rest}";
    }

    private Func<Copy, JournalEntry> EntryOf(JournalEntry entry, Model model)
    {
        Func<Copy, Guid?> Ids(Guid? id) => id is not { } known ? _ => null : model.Meaning(known, places) is { } meaning ? copy => meaning(copy) : _ => id;
        var (subject, person, actor) = (Ids(entry.SubjectId), Ids(entry.PersonId), Ids(entry.ActorId));
        var (path, name, body) = (Pattern.Of(entry.UnitPath, model, places), Pattern.Of(entry.ActorName, model, places), Pattern.Of(entry.Body, model, places));
        var changes = entry.Changes is null ? null : Pattern.Of(entry.Changes, model, places);
        return copy => new()
        {
            At = copy.At(entry.At),
            Kind = entry.Kind,
            SubjectKind = entry.SubjectKind,
            SubjectId = subject(copy)!.Value,
            PersonId = person(copy),
            UnitPath = (string)path(copy),
            ActorId = actor(copy),
            ActorName = (string)name(copy),
            Reason = entry.Reason,
            Body = (string)body(copy),
            Changes = (string?)changes?.Invoke(copy),
            TraceId = entry.TraceId,
        };
    }

    /// <summary>Ids of the rows that are this request's own.</summary>
    private static List<Guid> OwnIds(IEnumerable<(TableShape Table, object[] Values)> found) => [.. found
        .Where(row => row.Table.Columns.Any(column => column is { Name: "Id" } && column.Kind == typeof(Guid)))
        .Select(row => Cell.Id(row.Values[row.Table.At("Id")]))];

    private static int RankOf(string kind) => Array.IndexOf(Turns, kind) is >= 0 and var at ? at : kind.StartsWith("Cases.", StringComparison.Ordinal) ? Turns.Length : Turns.Length + 1;
}
