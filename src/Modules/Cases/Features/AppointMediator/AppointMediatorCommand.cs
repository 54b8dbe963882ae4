using Niangjia.Cases.Mediation;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features.AppointMediator;

/// <summary>Appoints a mediator; a declared relation blocks unless the head of the joint centre sets it aside with a reason (R-CAS-08).</summary>
internal sealed record AppointMediatorCommand(Guid DisputeId, Guid? MediatorId, bool IsWoman, string? OverrideReason);

internal sealed class AppointMediatorHandler(DisputeDesk desk, MediatorChoices choices, IPeopleDirectory people, TimeProvider time)
{
    public async Task HandleAsync(AppointMediatorCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.DirectedAsync(command.DisputeId, cancellationToken);
        if (command.MediatorId is not { } id || await choices.FindAsync(dispute, id, cancellationToken) is not ({ } officer, { } relations))
            throw new RefusedException(MediationText.ChooseMediator, "R-MED-04", "MediatorId");
        // What the register of people knows counts; the tick is for officers without a person record.
        var known = officer.PersonId is { } person ? (await people.FindAsync(person, cancellationToken))?.Sex : null;
        var overrider = string.IsNullOrWhiteSpace(command.OverrideReason) ? null : desk.Overrider(dispute.UnitPath);
        dispute.Appoint(
            new(id, officer.Name, known is null ? command.IsWoman : known == Sex.Female), relations,
            command.OverrideReason, overrider, time.GetUtcNow());
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
