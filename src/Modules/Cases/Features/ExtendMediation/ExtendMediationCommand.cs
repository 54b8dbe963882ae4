using Niangjia.Cases.Mediation;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;

namespace Niangjia.Cases.Features.ExtendMediation;

/// <summary>Both sides want more time (CLK-MED-ORG15); neither the body nor one side alone can give it.</summary>
internal sealed record ExtendMediationCommand(Guid DisputeId, int Days, bool ApplicantConsents, bool RespondentConsents, string Reason);

internal sealed class ExtendMediationHandler(DisputeDesk desk, LegalClocks clocks)
{
    public async Task HandleAsync(ExtendMediationCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.MediatedAsync(command.DisputeId, cancellationToken);
        dispute.Extend(command.Days, command.ApplicantConsents, command.RespondentConsents);
        foreach (var clock in await desk.ClocksAsync(dispute.Id, cancellationToken))
            if (clock.IsOpen && DisputeDesk.BodyClocks.Contains(clock.Code))
                await clocks.ExtendAsync(clock, Period.OfDays(command.Days), command.Reason, null, MediationText.BothAgreed, cancellationToken);
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
