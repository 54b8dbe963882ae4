using Niangjia.Cases.Features.RegisterRequest;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Cases.Hotline;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.TakeDownCall;

/// <summary>What the caller said becomes a request: by the handler of every other one, with category, class and the wish not to be named (R-HOT-01, R-HOT-02, R-HOT-05).</summary>
internal sealed record TakeDownCallCommand(Guid CallId, CallNotes Notes);

internal sealed class TakeDownCallHandler(AppDbContext db, HotlineDesk desk, SubmitRequestHandler submit, ApplicantSearch people, EmployerSearch employers)
{
    private static readonly IntakeChannel[] Channels = [IntakeChannel.Phone12351];

    public async Task<SubmittedRequest> HandleAsync(TakeDownCallCommand command, CancellationToken cancellationToken)
    {
        var call = await desk.OwnAsync(command.CallId, cancellationToken);
        // Kept before anything is checked, so that nothing is lost.
        await desk.KeepAsync(call, command.Notes, cancellationToken);
        var typed = command.Notes.Request;
        // On the phone nobody is asked for the papers of the job: the unit does that, opposite the worker (R-PRI-03).
        typed = typed with { Channel = IntakeChannel.Phone12351, JobLater = true, EnterpriseId = typed.EnterpriseId ?? await employers.ExactAsync(typed.RespondentName, cancellationToken) };
        var checkedRequest = await RegisterRequestHandler.CheckedAsync(typed, Channels, people, SeedOf(call.Id), cancellationToken);
        if (call.Stage == HotlineStage.Talking) call.Judge(command.Notes.Category, command.Notes.Class, typed.Secrecy == Secrecy.Anonymous);
        else db.ChangeTracker.Clear(); // Taken in by the first of two clicks: the same request is answered again.
        return await submit.HandleAsync(checkedRequest with { By = new(CallId: call.Id, NotToEmployer: command.Notes.NotToEmployer) }, cancellationToken);
    }

    // The receipt follows from the call, so that a second click finds the first request; nobody can work it out without the key of the installation.
    private static string SeedOf(Guid callId) => $"hotline:{callId:N}";
}
