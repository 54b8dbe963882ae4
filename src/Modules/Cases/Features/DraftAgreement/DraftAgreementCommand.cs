using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Kernel;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features.DraftAgreement;

/// <summary>One instalment as typed; a blank account keeps the one of the line it was copied from, or is that of the line above for the same payee. The position names the field of a refusal.</summary>
internal sealed record DraftLine(int Position, DateOnly? Due, Money? Amount, PayBy PayBy, string? Payee, string? Account, int? KeepAccountOf);

/// <summary>Writes the agreement, or writes it anew before the last signature.</summary>
internal sealed record DraftAgreementCommand(Guid DisputeId, AgreementContent Content, IReadOnlyList<DraftLine> Lines);

internal sealed class DraftAgreementHandler(DisputeDesk desk, ISealer sealer, TimeProvider time)
{
    public async Task HandleAsync(DraftAgreementCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.MediatedAsync(command.DisputeId, cancellationToken);
        var lines = new List<InstalmentContent>();
        foreach (var line in command.Lines) lines.Add(Content(line, dispute, lines.LastOrDefault()));
        dispute.Draft(command.Content with { Instalments = lines }, time.GetUtcNow());
        await desk.SaveAsync(dispute, cancellationToken);
    }

    private InstalmentContent Content(DraftLine line, DisputeCase dispute, InstalmentContent? above)
    {
        if (line.Due is not { } due) throw new RefusedException(MediationText.InstalmentDay, "R-MED-08", $"Lines[{line.Position}].Due");
        if (line.Amount is not { } amount) throw new RefusedException(MediationText.InstalmentAmount, "R-MED-08", $"Lines[{line.Position}].Amount");
        var (account, masked) = Account(line, dispute, above);
        return new(due, amount, line.PayBy, line.Payee ?? "", account, masked, line.Position);
    }

    private (SealedText? Sealed, string? Masked) Account(DraftLine line, DisputeCase dispute, InstalmentContent? above)
    {
        if (line.PayBy == PayBy.CashOnTheSpot) return (null, null);
        if (string.IsNullOrWhiteSpace(line.Account))
        {
            var kept = line.KeepAccountOf is { } number ? dispute.Agreement?.Instalments.FirstOrDefault(one => one.Number == number) : null;
            if (kept is not null) return (kept.Account, kept.AccountMasked);
            // The same payee is paid to the same account unless another one is typed.
            return above?.Payee.Trim() == line.Payee?.Trim() ? (above?.Account, above?.AccountMasked) : (null, null);
        }
        var typed = new string([.. line.Account.Where(c => !char.IsWhiteSpace(c) && c != '-')]);
        if (typed.Length is < 4 or > 40 || !typed.All(c => char.IsAsciiLetterOrDigit(c) || c is '@' or '.' or '_'))
            throw new RefusedException(MediationText.AccountNotReadable, "R-COD-07", $"Lines[{line.Position}].Account");
        return (sealer.Seal(SealedField.BankCard, typed), Masked.BankCard(typed));
    }
}

/// <summary>A side goes back on the draft; talks go on.</summary>
internal sealed record ReopenTalksCommand(Guid DisputeId, string Reason);

internal sealed class ReopenTalksHandler(DisputeDesk desk)
{
    public async Task HandleAsync(ReopenTalksCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.MediatedAsync(command.DisputeId, cancellationToken);
        dispute.TalkAgain(command.Reason);
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
