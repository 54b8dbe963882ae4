using System.Globalization;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>What was taken down wrongly is corrected, and every change stays to be seen.</summary>
internal sealed partial class WorkerRequest
{
    /// <summary>
    /// Corrects claims, parties, employment, persons, groups and place as long as the matter is open, with a reason. The facts stay as the applicant told them.
    /// </summary>
    public void Correct(RequestContent content, string unitPath, string? reason)
    {
        RefuseUnlessOpen();
        var why = Needed(reason);
        var before = Known();
        Describe(content with { Facts = Facts });
        if (Level is null) HandlerPath = unitPath; // Nobody was asked yet: whoever answers for the place does.
        UnitPath = unitPath;
        var after = Known();
        ChangedFact[] changes = [.. before.Zip(after, (old, now) => new ChangedFact(old.Name, old.Value, now.Value)).Where(fact => fact.From != fact.To)];
        if (changes.Length == 0) throw new RefusedException(DeskText.NothingCorrected, "R-§1.5");
        Tell(new RequestCorrected(Id, changes), why);
    }

    // Names and codes, not words: the reader's language puts them into words.
    private IReadOnlyList<(string Name, string? Value)> Known() =>
    [
        ("Claims", Text(string.Join("; ", _claims.Select(Written)))),
        ("ClaimantCount", ClaimantCount.ToString(CultureInfo.InvariantCulture)),
        ("Respondent", RespondentName),
        ("EnterpriseId", EnterpriseId?.ToString()),
        ("EmploymentStart", Day(Employment?.Start)),
        ("EmploymentEnd", Day(Employment?.End)),
        ("Position", Employment?.Position),
        ("PayType", Employment?.PayType),
        ("MonthlyWage", Amount(Employment?.MonthlyWage)),
        ("Groups", Groups == SpecialGroups.None ? null : Groups.ToString()),
        ("Place", UnitPath),
        ("PlaceText", PlaceText),
    ];

    private static string Written(ClaimLine line) =>
        line.From is null && line.To is null ? $"{line.Type} {Amount(line.Amount)}" : $"{line.Type} {Amount(line.Amount)} {Day(line.From)}–{Day(line.To)}";

    private static string? Amount(Money? money) => money?.ToString("0.00", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
