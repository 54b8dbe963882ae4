using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.SplitRequest;

/// <summary>One part of a mixed request.</summary>
internal sealed record RequestPart(string? Text, CaseType? Type);

/// <summary>
/// Splits a mixed request into linked ones (R-TRI-05); the applicant follows all of them by the one receipt code. What the employer must not learn and the period of a class of the hotline
/// go with every part (R-HOT-02, R-HOT-05); the call itself is checked when the last part is over.
/// </summary>
internal sealed record SplitRequestCommand(Guid RequestId, IReadOnlyList<RequestPart> Parts, string? Reason);

internal sealed class SplitRequestHandler(AppDbContext db, RequestDesk desk, IntakeDesk intake, NewRequests requests, RequestClocks clocks)
{
    public async Task<IReadOnlyList<Guid>> HandleAsync(SplitRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Triage, cancellationToken);
        var now = intake.Now;
        var children = new List<WorkerRequest>();
        foreach (var (part, index) in command.Parts.Select((part, index) => (part, index)))
            children.Add(await ChildAsync(request, part, index, now, cancellationToken));
        request.Split(children, now, command.Reason);
        await clocks.CancelAllAsync(request, CasesText.RequestSplitUp, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return [.. children.Select(child => child.Id)];
    }

    private async Task<WorkerRequest> ChildAsync(WorkerRequest whole, RequestPart part, int index, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (part.Type is not { } type) throw new RefusedException(CasesText.PartNeedsType, "R-TRI-05", $"Parts[{index}].Type");
        var labour = Domain.Catalogue.CaseCatalogue.Of(type).IsLabour;
        RequestContent content;
        try
        {
            content = IntakeChecks.Content(new(
                part.Text ?? "", [.. whole.Claims.Where(claim => claim.Type == type).Select(claim => new Claim(claim.Type, claim.Amount, claim.From, claim.To, claim.SubType))],
                whole.PlaceText, labour ? whole.EnterpriseId : null, labour ? whole.RespondentName : null, labour && whole.RespondentIsEmployer,
                labour ? whole.Employment : null, whole.ClaimantCount, whole.Groups));
        }
        catch (RefusedException e)
        {
            throw new RefusedException(e.Message, e.RuleId, $"Parts[{index}].Text");
        }
        var child = WorkerRequest.Submit(
            content, new(whole.Channel, whole.Secrecy, whole.PersonId, whole.UnitPath, whole.EnteredById, whole.Id, whole.SubmittedAt),
            await intake.NumberAsync(now, cancellationToken), intake.Receipt(null).Index, now);
        await requests.RegisterAsync(child, content, type, now, cancellationToken, whole);
        if (whole.NotToEmployer) child.Guard(true, CasesText.RequestSplitUp);
        await clocks.HandClassOnAsync(whole, child, cancellationToken);
        return child;
    }
}
