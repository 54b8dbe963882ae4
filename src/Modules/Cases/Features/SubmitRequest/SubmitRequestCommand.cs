using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Ui;

namespace Niangjia.Cases.Features.SubmitRequest;

/// <summary>Takes a request in, whoever enters it: the worker, the window, a grid worker (R §1.1–1.5).</summary>
/// <param name="Content">What is said; checked here.</param>
/// <param name="Applicant">Who asks; ignored for an anonymous tip.</param>
/// <param name="Channel">Where it comes in; all but <see cref="IntakeChannel.Web"/> need the permission to register.</param>
/// <param name="Secrecy">How openly the applicant appears.</param>
/// <param name="UnitId">Place of the matter; else the employer's, else the district.</param>
/// <param name="ChosenType">What the applicant or the window took it for; the scorer follows it (R-TRI-01a).</param>
/// <param name="Consented">Consents given.</param>
/// <param name="Files">Tokens of files staged with the form.</param>
/// <param name="ReceiptSeed">Secret of the form, from which the receipt code can be shown again; null makes a random one.</param>
/// <param name="By">What is particular to the door it comes in by; null for a form that is sent as it is typed.</param>
internal sealed record SubmitRequestCommand(
    RequestContent Content, Applicant Applicant, IntakeChannel Channel, Secrecy Secrecy, Guid? UnitId = null, CaseType? ChosenType = null,
    Consented? Consented = null, IReadOnlyList<string>? Files = null, string? ReceiptSeed = null, Arrival? By = null);

/// <summary>How a request came that was not typed into a form here and now.</summary>
/// <param name="WrittenAt">When it was taken down, if that was before it could be sent.</param>
/// <param name="CallId">The call to the hotline it was told in, already judged.</param>
/// <param name="NotToEmployer">The employer must not learn who asks (R-HOT-05).</param>
/// <param name="Source">Where it stood before, such as batch and row of a file of messages.</param>
/// <param name="BySender">Another organisation enters it for the department it sends for.</param>
internal sealed record Arrival(DateTimeOffset? WrittenAt = null, Guid? CallId = null, bool NotToEmployer = false, string? Source = null, bool BySender = false);

internal sealed class SubmitRequestHandler(AppDbContext db, IntakeDesk intake, NewRequests requests, CurrentUser user, TimeProvider time)
{
    private static readonly HotQuery<Func<AppDbContext, string, CancellationToken, Task<SubmittedRequest?>>> Sent = new(() => EF.CompileAsyncQuery(
        (AppDbContext db, string index, CancellationToken _) => db.Set<WorkerRequest>().Where(sent => sent.ReceiptIndex == index).Select(sent => new SubmittedRequest(sent.Id, sent.Number, "")).SingleOrDefault()));

    // What is sent a moment after it was written needs no word.
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(5);

    public async Task<SubmittedRequest> HandleAsync(SubmitRequestCommand command, CancellationToken cancellationToken)
    {
        var (code, index) = intake.Receipt(command.ReceiptSeed);
        try
        {
            // The same form sent again, after whatever happened to the first answer; a code made at random was never sent.
            return (command.ReceiptSeed is null ? null : await EarlierAsync(code, index, cancellationToken)) ?? await AddAsync(command, code, index, cancellationToken);
        }
        catch (DbUpdateException e) when (command.ReceiptSeed is not null && db.Dialect.IsUniqueViolation(e))
        {
            // Two clicks at the same moment: the other one was faster.
            db.ChangeTracker.Clear();
            return await EarlierAsync(code, index, cancellationToken) ?? throw new InvalidOperationException("A request cannot be saved.", e);
        }
    }

    private async Task<SubmittedRequest> AddAsync(SubmitRequestCommand command, string code, string index, CancellationToken cancellationToken)
    {
        var content = IntakeChecks.Content(command.Content);
        var applicant = IntakeChecks.Applicant(command.Applicant, command.Secrecy);
        var (unitPath, enterprise) = await intake.PlaceAsync(command.UnitId, content.EnterpriseId, cancellationToken);
        var byStaff = command.Channel != IntakeChannel.Web;
        // Whoever is asked first takes it down, wherever it lies (R-FLW-01, 首问负责); nobody is sent to another window.
        if (byStaff && !user.Can(CasePermissions.Register) && !(command.By?.BySender == true && user.Can(CasePermissions.SendTransfers))) throw new ForbiddenException(CasePermissions.Register);
        // Another organisation is sent to no window: what it hands over is ours or goes back.
        if (byStaff && command.By?.BySender != true) IntakeChecks.Door(command.ChosenType, user);
        if (enterprise is not null) content = content with { RespondentName = enterprise.Name, RespondentIsEmployer = true };
        var personId = await intake.PersonAsync(applicant, command.Secrecy, unitPath, cancellationToken);

        var now = time.GetUtcNow();
        var request = WorkerRequest.Submit(
            content, new(command.Channel, command.Secrecy, personId, unitPath, byStaff ? user.AccountId : null, Remark: RemarkOf(command.By?.WrittenAt, now), Source: command.By?.Source), await intake.NumberAsync(now, cancellationToken), index, now);
        await requests.RegisterAsync(request, content, command.ChosenType, now, cancellationToken);
        if (command.By is { CallId: { } call } by) await requests.FromCallAsync(request, call, by.NotToEmployer, now, cancellationToken);
        await requests.AttachAsync(request, command.Files, cancellationToken);
        foreach (var purpose in command.Consented?.Purposes ?? [])
            db.Add(new Consent(Guid.CreateVersion7(now), request.Id, personId, unitPath, purpose, command.Channel, command.Consented!.Device, now));
        await db.SaveTogetherAsync(cancellationToken);
        return new(request.Id, request.Number, code);
    }

    // The clocks run from when it arrives; when it was said stands in the history.
    private static string? RemarkOf(DateTimeOffset? writtenAt, DateTimeOffset now) =>
        writtenAt is not { } at || at > now - Delay ? null : string.Format(IntakeText.WrittenEarlier, DateText.Moment(at));

    private async Task<SubmittedRequest?> EarlierAsync(string code, string index, CancellationToken cancellationToken) =>
        await Sent.For(db)(db, index, cancellationToken) is { } sent ? sent with { ReceiptCode = code } : null;
}
