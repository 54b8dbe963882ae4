using Niangjia.Cases.Features.RegisterRequest;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Features.TakeInRequest;

/// <summary>
/// Takes a request in without a form: a worker for herself (no channel, or <see cref="IntakeChannel.Web"/>), staff for somebody who came, called or wrote. What
/// is asked for is what the forms ask for.
/// </summary>
/// <param name="Request">Everything on the form.</param>
/// <param name="WrittenAt">When it was taken down, where there was no signal at the time; the history keeps it. The clocks run from when it arrives.</param>
/// <param name="StopAtDouble">Staff: refuse when the same matter seems to be on the register; without it the request is taken in and the doubles are shown beside it.</param>
internal sealed record TakeInRequestCommand(TypedRequest Request, DateTimeOffset? WrittenAt = null, bool StopAtDouble = false);

internal sealed class TakeInRequestHandler(SubmitRequestHandler submit, ApplicantSearch people, EmployerSearch employers, IntakeLookups lookups, CurrentUser user)
{
    public async Task<SubmittedRequest> HandleAsync(TakeInRequestCommand command, CancellationToken cancellationToken)
    {
        var typed = command.Request with { EnterpriseId = command.Request.EnterpriseId ?? await employers.ExactAsync(command.Request.RespondentName, cancellationToken) };
        if (typed.Channel is null or IntakeChannel.Web) return await submit.HandleAsync(OfWorker(typed), cancellationToken);
        // Out in the grid only for whoever stands there (R §1.1).
        IntakeChannel[] channels = [.. RegisterRequestHandler.AtTheWindow, .. user.Can(CasePermissions.Represent) ? RegisterRequestHandler.InTheGrid : []];
        var checkedRequest = await RegisterRequestHandler.CheckedAsync(typed, channels, people, null, cancellationToken);
        if (command.StopAtDouble) await RefuseDoubleAsync(typed, cancellationToken);
        return await submit.HandleAsync(checkedRequest with { By = new(command.WrittenAt) }, cancellationToken);
    }

    private async Task RefuseDoubleAsync(TypedRequest typed, CancellationToken cancellationToken)
    {
        var doubles = (await lookups.DoublesAsync(typed, cancellationToken)).Where(other => other.IsSure || other.Text is not null).Select(other => $"{other.Number}（{other.Title}）").ToList();
        if (doubles.Count > 0) throw new RefusedException(string.Format(IntakeText.MaybeThereAlready, string.Join('、', doubles)), "R-§1.5") { IsConflict = true };
    }

    private SubmitRequestCommand OfWorker(TypedRequest typed)
    {
        var secrecy = typed.Secrecy ?? throw new RefusedException(CasesText.SecrecyNeeded, "R-§1.3", nameof(typed.Secrecy));
        var purposes = IntakeChecks.Consents(secrecy, typed.Agrees, AskChoices.IsSensitive(typed.Type, typed.Groups), typed.AgreesSensitive);
        return new(typed.ToContent(), new(typed.Name, typed.Mobile, PersonId: user.PersonId), IntakeChannel.Web, secrecy, typed.UnitId, typed.Type, new(purposes), typed.Files);
    }
}
