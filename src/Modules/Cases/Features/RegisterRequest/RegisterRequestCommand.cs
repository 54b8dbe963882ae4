using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features.RegisterRequest;

/// <summary>Takes down what a worker says at the window, on the phone or in the grid, on the spot (S01 §12 in R §1.3).</summary>
/// <param name="Typed">Everything on the form.</param>
/// <param name="Channels">Where it may have come in at this door.</param>
internal sealed record RegisterRequestCommand(TypedRequest Typed, IReadOnlyList<IntakeChannel> Channels);

internal sealed class RegisterRequestHandler(SubmitRequestHandler submit, IntakeDrafts drafts, ApplicantSearch people, EmployerSearch employers)
{
    /// <summary>Where requests come in at a window (R §1.1).</summary>
    public static readonly IntakeChannel[] AtTheWindow =
    [
        IntakeChannel.WalkIn, IntakeChannel.Phone12351, IntakeChannel.Phone12345, IntakeChannel.HotlineTransfer, IntakeChannel.Letter, IntakeChannel.PetitionTransfer,
        IntakeChannel.EnterpriseReport, IntakeChannel.CourtReferral, IntakeChannel.ArbitrationReferral,
    ];

    /// <summary>Where they come in out in the grid.</summary>
    public static readonly IntakeChannel[] InTheGrid = [IntakeChannel.GridReport, IntakeChannel.PatrolFound];

    public async Task HandleAsync(RegisterRequestCommand command, CancellationToken cancellationToken)
    {
        var typed = command.Typed with { EnterpriseId = command.Typed.EnterpriseId ?? await employers.ExactAsync(command.Typed.RespondentName, cancellationToken) };
        // Kept before anything is checked, so that nothing is lost; a second click finds its form already sent.
        if (!await drafts.KeepAsync(typed, cancellationToken)) return;
        var sent = await submit.HandleAsync(await CheckedAsync(typed, command.Channels, people, drafts.Seed, cancellationToken), cancellationToken);
        await drafts.MarkSentAsync(sent.Id, cancellationToken);
    }

    /// <summary>What staff must have asked before a request is taken in (R §1.3), wherever they write it down.</summary>
    internal static async Task<SubmitRequestCommand> CheckedAsync(
        TypedRequest typed, IReadOnlyList<IntakeChannel> channels, ApplicantSearch people, string? seed, CancellationToken cancellationToken)
    {
        if (typed.Channel is not { } channel || !channels.Contains(channel)) throw new RefusedException(IntakeText.ChannelNeeded, "R-§1.1", nameof(typed.Channel));
        IntakeChecks.Facts(typed.Facts);
        var secrecy = typed.Secrecy ?? throw new RefusedException(CasesText.SecrecyNeeded, "R-§1.3", nameof(typed.Secrecy));
        if (secrecy != Secrecy.Anonymous && typed.PersonId is { } person) await people.DemandAsync(person, typed.Mobile, typed.IdNumber, cancellationToken);
        IntakeChecks.Applicant(typed.ToApplicant(), secrecy);
        if (typed.EnterpriseId is null && TypedText.OneLine(typed.RespondentName).Length == 0 && typed.Type is { } type && CaseCatalogue.Of(type).IsLabour)
            throw new RefusedException(IntakeText.RespondentNeeded, "R-§1.3", nameof(typed.RespondentName));
        if (channel is not (IntakeChannel.GridReport or IntakeChannel.PatrolFound)) IntakeChecks.Employment(typed);
        var purposes = IntakeChecks.Consents(secrecy, typed.Agrees, AskChoices.IsSensitive(typed.Type, typed.Groups), typed.AgreesSensitive, IntakeText.OralConsentNeeded);
        return new(typed.ToContent(), typed.ToApplicant(), channel, secrecy, typed.UnitId, typed.Type, new(purposes, Oral), typed.Files, seed);
    }

    // R-PRI-02: the proof says that it was told and given by word of mouth; the journal row says to whom.
    private const string Oral = "oral";
}
