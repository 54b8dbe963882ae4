using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.OpenMediation;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Mediation;

/// <summary>What somebody typed about who a party is.</summary>
internal sealed record TypedIdentity(IdKind? Kind, string? IdNumber, string? Address, bool AddressConfirmed, string? CreditCode = null, string? LegalRepresentative = null);

/// <summary>Who stands on which side of a request, and what is known of them.</summary>
internal sealed class MediationParties(IPeopleDirectory people, IEnterpriseDirectory enterprises, IUnitDirectory units, ISealer sealer, TimeProvider time)
{
    private static readonly SealedField IdField = new("party-id");

    /// <summary>The parties as the registers know them and the applicant names them, and how high the unit ranks that handles the request.</summary>
    public async Task<(HandlingRank Rank, IReadOnlyList<PartyContent> Parties, DateTimeOffset Now)> ForAsync(
        Domain.Requests.WorkerRequest request, RespondentTold told, CancellationToken cancellationToken)
    {
        var list = new List<PartyContent>();
        if (request.PersonId is { } id && await people.FindAsync(id, cancellationToken) is { } person)
        {
            // An address that was told once is a proposal: only the worker's word makes it the address for papers.
            var papers = await people.ForPapersAsync(person.Id, cancellationToken);
            list.Add(new(PartySide.Applicant, person.Name, person.Id, Address: papers?.Address, Paper: papers?.IdNumber is { } number ? Paper(IdKind.CitizenId, number) : null));
        }
        if (await RespondentAsync(request, told, cancellationToken) is { } respondent) list.Add(respondent);
        var unit = (await units.TreeAsync(cancellationToken)).ByPath(request.HandlerPath);
        return (new(unit?.Level), list, time.GetUtcNow());
    }

    /// <summary>Reads what was typed about a party, and completes the register of people where the user may.</summary>
    /// <exception cref="RefusedException">A number is wrong, or is somebody else's.</exception>
    public async Task<PartyIdentity> ReadAsync(DisputeParty party, string unitPath, TypedIdentity typed, CancellationToken cancellationToken) => new(
        party.IsPerson ? await PaperAsync(party, unitPath, typed, cancellationToken) : null,
        CodeOf(typed.CreditCode, nameof(typed.CreditCode)), Line(typed.LegalRepresentative), Line(typed.Address), typed.AddressConfirmed);

    private async Task<PartyContent?> RespondentAsync(Domain.Requests.WorkerRequest request, RespondentTold told, CancellationToken cancellationToken)
    {
        var code = CodeOf(told.CreditCode, "RespondentCreditCode");
        var firm = request.EnterpriseId is { } id ? await enterprises.FindAsync(id, cancellationToken)
            : code is null ? null : (await enterprises.SearchAsync(code, 1, cancellationToken)).SingleOrDefault(found => found.CreditCode == code);
        if (firm is not null)
            return new(PartySide.Respondent, firm.Name, null, firm.Id, firm.CreditCode ?? code, firm.LegalRepresentative ?? Line(told.LegalRepresentative), Line(told.Address) ?? firm.Address);
        return (Line(told.Name) ?? request.RespondentName) is { Length: > 0 } name
            ? new(PartySide.Respondent, name, CreditCode: code, LegalRepresentative: Line(told.LegalRepresentative), Address: Line(told.Address))
            : null;
    }

    private async Task<IdPaper?> PaperAsync(DisputeParty party, string unitPath, TypedIdentity typed, CancellationToken cancellationToken)
    {
        var number = TypedText.Compact(typed.IdNumber).ToUpperInvariant();
        if (number.Length == 0) return null;
        if (typed.Kind is not { } kind) throw new RefusedException(MediationText.IdKindNeeded, "R §1.3", nameof(typed.Kind));
        if (kind != IdKind.CitizenId)
            return number.Length is >= 5 and <= 30 && number.All(c => char.IsAsciiLetterOrDigit(c) || c is '(' or ')' or '-')
                ? Paper(kind, number)
                : throw new RefusedException(MediationText.IdNumberWrong, "R §1.3", nameof(typed.IdNumber));
        var paper = Paper(kind, people.ReadIdNumber(number));
        if (party.PersonId is not { } person) return paper;
        if ((await people.MatchAsync(number, cancellationToken)) is { Count: > 0 } others && others.All(other => other.Id != person)
            || await people.FindAsync(person, cancellationToken) is { MaskedIdNumber: { } known } && known != paper.Masked)
            throw new RefusedException(MediationText.IdOfSomebodyElse, "R-COD-02", nameof(typed.IdNumber));
        await people.CompleteAsync(person, new(party.Name, null, number, null, null, unitPath), cancellationToken);
        return paper;
    }

    private IdPaper Paper(IdKind kind, string number) =>
        new(kind, sealer.Seal(IdField, number), kind == IdKind.CitizenId ? Masked.CitizenId(number) : "****" + number[^4..]);

    private static string? CodeOf(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        return CreditCode.TryParse(typed, out var code, out _) ? code.Value : throw new RefusedException(MediationText.CreditCodeWrong, "R-COD-01", field);
    }

    private static string? Line(string? typed) => TypedText.OneLine(typed) is { Length: > 0 } line ? line : null;
}
