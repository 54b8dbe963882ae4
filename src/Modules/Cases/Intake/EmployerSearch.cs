using Niangjia.Contracts.Enterprises;
using Niangjia.Ui;

namespace Niangjia.Cases.Intake;

/// <summary>Finds the employer a worker names.</summary>
internal sealed class EmployerSearch(IEnterpriseDirectory enterprises)
{
    /// <summary>What the name may mean; asked for with a button, so that it works without script.</summary>
    public async Task<IReadOnlyList<Choice>> FindAsync(string? name, Guid? chosen, CancellationToken cancellationToken)
    {
        var found = name is { Length: >= 2 } ? await enterprises.SearchAsync(name, 6, cancellationToken) : [];
        if (chosen is { } id && found.All(one => one.Id != id) && await enterprises.FindAsync(id, cancellationToken) is { } known) found = [known, .. found];
        return found.Count == 0 ? [] : [.. found.Select(one => new Choice(one.Id.ToString(), one.Name, one.Address)), new("", CasesText.AskNoneOfThese)];
    }

    /// <summary>The one enterprise whose registered name was typed exactly, or null.</summary>
    public async Task<Guid?> ExactAsync(string? name, CancellationToken cancellationToken) =>
        name is { Length: >= 4 } && (await enterprises.SearchAsync(name, 3, cancellationToken)).Where(one => one.Name == name).ToList() is [var only] ? only.Id : null;
}
