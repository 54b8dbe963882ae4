using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Search;

namespace Niangjia.Cases.Intake;

/// <summary>Puts a request on the register: proposal of the scorer, first clocks. The caller saves.</summary>
internal sealed class NewRequests(AppDbContext db, TriageDesk triage, RequestClocks clocks, RequestTasks tasks, SearchIndex search, Attachments attachments)
{
    /// <summary>
    /// Registers a request that has just come in or was split off. A part waits no longer than the whole did (R-TRI-05): what the whole still owed counts from its
    /// registration, and whoever was contacted about it or had it triaged need not be a second time late for that (R §2.3, R-TRI-06).
    /// </summary>
    public async Task RegisterAsync(
        WorkerRequest request, RequestContent content, CaseType? chosen, DateTimeOffset now, CancellationToken cancellationToken, WorkerRequest? whole = null)
    {
        clocks.Begin(request);
        tasks.Begin(request);
        request.Register((await triage.LimitsAsync(cancellationToken)).CollectivePersons);
        var proposal = await triage.ProposeAsync(content, chosen, cancellationToken);
        request.Suggest(proposal.Stream, proposal.Type, proposal.Urgency, proposal.Confidence, proposal.ToJson());
        db.Add(request);
        search.PutNew(RequestClocks.Subject, request.Id, request.UnitPath, request.Number, request.Facts, request.RespondentName, request.PlaceText);
        var contacted = whole is not null && await clocks.IsMetAsync(whole, RequestClocks.Contact, cancellationToken);
        await clocks.StartAsync(request, RequestClocks.Triage, whole is { TriagedAt: null } ? whole.SubmittedAt : now, cancellationToken);
        await clocks.StartAsync(request, ContactClock(proposal.Stream ?? AffairStream.Public, proposal.Urgency), contacted ? now : request.SubmittedAt, cancellationToken);
        if (contacted) await clocks.MeetAsync(request, cancellationToken, RequestClocks.Contact);
        // What cannot wait for the triage: reports of collective and grave matters count from the registration (R-COL-04, R-CAS-07).
        if (request.IsCollective || chosen is not null) await tasks.SyncDutiesAsync(request, now, cancellationToken);
    }

    /// <summary>It was told in a call to the hotline, which waits from now on for what becomes of it; the period of its class begins (R-HOT-02, R-HOT-03).</summary>
    public async Task FromCallAsync(WorkerRequest request, Guid callId, bool notToEmployer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var call = await db.Set<HotlineCall>().FoundAsync(callId, cancellationToken);
        call.Become(request, now);
        request.ComeByPhone(call.Id, call.Class!.Value, notToEmployer);
        await clocks.StartClassAsync(request, now, cancellationToken);
    }

    /// <summary>
    /// What was said was corrected: it is found by the new words, and what nobody has confirmed yet is proposed anew. A proposal that somebody has confirmed stays
    /// beside the confirmation (R-TRI-04).
    /// </summary>
    public async Task CorrectedAsync(WorkerRequest request, RequestContent content, CancellationToken cancellationToken)
    {
        await search.PutAsync(RequestClocks.Subject, request.Id, request.UnitPath, [request.Number, request.Facts, request.RespondentName, request.PlaceText], cancellationToken);
        await clocks.FollowPlaceAsync(request, cancellationToken);
        if (request.TriagedAt is not null) return;
        var proposal = await triage.ProposeAsync(content, null, cancellationToken);
        request.Suggest(proposal.Stream, proposal.Type, proposal.Urgency, proposal.Confidence, proposal.ToJson());
        await clocks.ReplaceAsync(request, RequestClocks.Contact, ContactClock(proposal.Stream ?? AffairStream.Public, proposal.Urgency), cancellationToken);
    }

    /// <summary>Gives files that the applicant sent with a form to the request; papers show who somebody is, so those of a confidential request are confidential (R-PRI-13).</summary>
    public async Task<int> AttachAsync(WorkerRequest request, IEnumerable<string>? files, CancellationToken cancellationToken) =>
        (await attachments.ClaimAsync(
            files, RequestClocks.Subject, request.Id, request.UnitPath, request.Secrecy == Secrecy.Confidential, cancellationToken)).Count;

    /// <summary>First contact by stream and urgency (R §2.3).</summary>
    public static string ContactClock(AffairStream stream, Urgency urgency) =>
        $"{RequestClocks.Contact}{stream.ToString().ToLowerInvariant()}.{urgency.ToString().ToLowerInvariant()}";
}
