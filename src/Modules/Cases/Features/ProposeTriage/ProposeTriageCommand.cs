using Niangjia.Cases.Domain.Triage;
using Niangjia.Cases.Domain.Triage.Learning;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Features.ProposeTriage;

/// <summary>What would be proposed for texts, as for a request that says just that; nothing is kept.</summary>
/// <param name="Texts">At most 500, each as written.</param>
internal sealed record ProposeTriageCommand(IReadOnlyList<string>? Texts);

/// <summary>A proposal with every answer of the model and its probability, best first; "None" among the types says that it is a matter of another authority.</summary>
internal sealed record ProposedTriage(
    AffairStream? Stream, CaseType? Type, Department? Department, Urgency Urgency, double Confidence, bool NeedsPerson, bool CallPolice,
    IReadOnlyList<Likely> Streams, IReadOnlyList<Likely> Types, IReadOnlyList<Likely> Departments, IReadOnlyList<Passage> Passages);

internal sealed class ProposeTriageHandler(TriageDesk triage, RunningModel running)
{
    private const int Most = 500;
    private const int Longest = 20_000;

    public async Task<IReadOnlyList<ProposedTriage>> HandleAsync(ProposeTriageCommand command, CancellationToken cancellationToken)
    {
        if (command.Texts is not { Count: > 0 and <= Most } texts) throw new RefusedException(string.Format(TriageText.TextsNeeded, Most), null, "Texts");
        if (texts.Any(text => string.IsNullOrWhiteSpace(text) || text.Length > Longest)) throw new RefusedException(string.Format(TriageText.TextEmptyOrLong, Longest), null, "Texts");
        var model = (await running.GetAsync(cancellationToken)).Model;
        var found = new List<ProposedTriage>(texts.Count);
        foreach (var text in texts)
        {
            var proposal = await triage.ProposeAsync(new(text, []), null, cancellationToken);
            var reading = TriageReading.Of(model, PlainForm.Of(text), proposal.Words, int.MaxValue);
            found.Add(new(
                proposal.Stream, proposal.Type, proposal.Department, proposal.Urgency, proposal.Confidence, proposal.NeedsHuman, proposal.CallPolice,
                reading.Streams, reading.Types, reading.Departments, reading.Passages));
        }
        return found;
    }
}
