using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Mediation;

/// <summary>Account numbers by instalment, for whoever needs them; all others see the masked form.</summary>
internal sealed record OpenAccounts(IReadOnlyDictionary<int, string> ByInstalment);

/// <summary>
/// Opens the payees' account numbers. The agreement must name them (R §14, R-MED-08): the side that pays needs them to pay, a payee checks their
/// own before signing. Nobody else needs them, and nobody needs them once everything is paid (R-PRI-03/04).
/// </summary>
internal sealed class PayeeAccounts(ISealer sealer)
{
    /// <summary>What a party sees: the payer all, a payee their own.</summary>
    public OpenAccounts? For(DisputeCase dispute, DisputeParty party) => !IsNeeded(dispute) ? null
        : Open(dispute, one => party.Side == PartySide.Respondent || one.Payee == party.Name || one.Payee == party.SignsAs);

    /// <summary>All of them, for the paper that the parties are given.</summary>
    public OpenAccounts ForPaper(DisputeCase dispute) => Open(dispute, _ => true);

    /// <summary>Whether the parties still have to sign or to pay.</summary>
    public static bool IsNeeded(DisputeCase dispute) => dispute.State == DisputeState.AgreementReached || DisputeTransitions.Promised.Contains(dispute.State);

    private OpenAccounts Open(DisputeCase dispute, Func<Instalment, bool> which) => new(
        (dispute.Agreement?.Instalments ?? []).Where(one => one.Account is not null && which(one)).ToDictionary(one => one.Number, one => Grouped(sealer.Open(SealedField.BankCard, one.Account!))));

    // In fours, as on the card, so that it can be read out and compared; an account that is not a number stays as it is.
    private static string Grouped(string account) => account.All(char.IsAsciiDigit) ? string.Join(' ', account.Chunk(4).Select(four => new string(four))) : account;
}
