using System.Text;
using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Intake;

/// <summary>What R §1.3 asks of a new request, wherever it is entered. Only what cannot be done without is refused (R-PRI-03).</summary>
internal static class IntakeChecks
{
    public const int FactsMin = 10;
    public const int FactsMax = 5000;
    public const int PeopleMax = 100_000;

    /// <summary>The content in a form that can be kept, or a refusal at its field.</summary>
    public static RequestContent Content(RequestContent given)
    {
        var facts = Facts(given.Facts);
        if (given.ClaimantCount is < 1 or > PeopleMax)
            throw new RefusedException(string.Format(CasesText.ClaimantCountRange, PeopleMax), "R-§1.3", nameof(given.ClaimantCount));
        if (given.Employment is { Start: { } start, End: { } end } && end < start) throw new RefusedException(CasesText.PeriodEndsBeforeStart, "R-§1.3", "EmploymentEnd");
        return given with
        {
            Facts = facts,
            PlaceText = Line(given.PlaceText, nameof(given.PlaceText), 200),
            RespondentName = Line(given.RespondentName, nameof(given.RespondentName), 100),
            Employment = given.Employment is null ? null : given.Employment with { Position = Line(given.Employment.Position, "Position", 60) },
        };
    }

    /// <summary>What happened, in 10 to 5000 characters.</summary>
    public static string Facts(string? typed)
    {
        var facts = Text(typed, nameof(Facts), FactsMax) ?? "";
        return facts.EnumerateRunes().Count(rune => !Rune.IsWhiteSpace(rune)) >= FactsMin
            ? facts : throw new RefusedException(string.Format(CasesText.FactsTooShort, FactsMin), "R-§1.3", nameof(Facts));
    }

    /// <summary>Who asks: a name and a way to reach them unless it is an anonymous tip.</summary>
    public static Applicant Applicant(Applicant given, Secrecy secrecy)
    {
        if (secrecy == Secrecy.Anonymous) return new();
        if (given.PersonId is not null) return given;
        var name = Line(given.Name, "Name", 50);
        if (name is null) throw new RefusedException(CasesText.NameNeeded, "R-§1.3", "Name");
        if (name.Length < 2) throw new RefusedException(CasesText.NameTooShort, "R-§1.3", "Name");
        if (string.IsNullOrWhiteSpace(given.Mobile) && string.IsNullOrWhiteSpace(given.Address)) throw new RefusedException(CasesText.MobileNeeded, "R-§1.3", "Mobile");
        if (!string.IsNullOrWhiteSpace(given.Mobile) && !Mobile.TryParse(given.Mobile, out _)) throw new RefusedException(CasesText.MobileWrong, "R-COD-05", "Mobile");
        return given with { Name = name, Mobile = Blank(given.Mobile), IdNumber = Blank(given.IdNumber), Address = Line(given.Address, "Address", 200) };
    }

    /// <summary>The claims of a request: the chosen type with its amount (R-CAS-01); none while the matter is not yet known to be a labour one.</summary>
    public static IReadOnlyList<Claim> Claims(CaseType? chosen, Money? amount, DateOnly? from = null, DateOnly? to = null, string? subType = null) =>
        chosen is { } type && CaseCatalogue.Of(type).IsLabour ? [new(type, amount ?? Money.Zero, from, to, subType)] : [];

    /// <summary>
    /// The claim lines written down at a window (R-CAS-01): empty lines are none, a line without a kind is of the kind of the whole matter, and a labour
    /// matter has at least one.
    /// </summary>
    public static IReadOnlyList<Claim> Claims(CaseType? chosen, IReadOnlyList<TypedClaim> typed)
    {
        var claims = new List<Claim>();
        foreach (var (at, line) in typed.Index().Where(line => !line.Item.IsEmpty))
        {
            var type = line.Kind ?? chosen ?? throw new RefusedException(IntakeText.ClaimTypeNeeded, "R-CAS-01", $"Claims[{at}].Kind");
            if (line.Amount is { IsNegative: true }) throw new RefusedException(CasesText.AmountNotNegative, "R-CAS-01", $"Claims[{at}].Amount");
            if (line.To < line.From) throw new RefusedException(CasesText.PeriodEndsBeforeStart, "R-CAS-01", $"Claims[{at}].To");
            claims.Add(new(type, line.Amount ?? Money.Zero, line.From, line.To));
        }
        return claims.Count > 0 ? claims : Claims(chosen, null, subType: null);
    }

    /// <summary>What R §1.3 asks for LD01–LD08 when somebody sits opposite who can be asked; whoever does not remember is served all the same (R-PRI-03).</summary>
    public static void Employment(TypedRequest typed)
    {
        if (typed.JobLater || typed.Type is not { } type || !CaseCatalogue.Of(type).AsksForEmployment) return;
        if (typed.EmploymentStart is null) throw new RefusedException(IntakeText.StartNeeded, "R-§1.3", nameof(typed.EmploymentStart));
        if (TypedText.OneLine(typed.Position).Length == 0) throw new RefusedException(IntakeText.PositionNeeded, "R-§1.3", nameof(typed.Position));
        if (typed.MonthlyWage is null) throw new RefusedException(IntakeText.WageNeeded, "R-§1.3", nameof(typed.MonthlyWage));
    }

    /// <summary>What was agreed to: nobody's data without it (R-PRI-02), sensitive ones by a consent of their own (R-PRI-04); an anonymous tip has none.</summary>
    public static IReadOnlyList<ConsentPurpose> Consents(Secrecy secrecy, bool agrees, bool isSensitive, bool agreesSensitive, string? needed = null)
    {
        if (!agrees && secrecy != Secrecy.Anonymous) throw new RefusedException(needed ?? CasesText.ConsentNeeded, "R-PRI-02", "Agrees");
        if (isSensitive && !agreesSensitive && secrecy != Secrecy.Anonymous) throw new RefusedException(CasesText.ConsentSensitiveNeeded, "R-PRI-04", "AgreesSensitive");
        return [.. agrees ? [ConsentPurpose.Handling] : Array.Empty<ConsentPurpose>(), .. agreesSensitive ? [ConsentPurpose.SensitiveData] : Array.Empty<ConsentPurpose>()];
    }

    /// <summary>Text of several lines without characters that no database or reader can use.</summary>
    public static string? Text(string? typed, string field, int longest)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var text = new string([.. typed.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))]).Trim();
        if (text.Length > longest) throw new RefusedException(string.Format(CasesText.TooLong, longest, text.Length), "R-§1.3", field);
        return text.Length == 0 ? null : text;
    }

    private static string? Line(string? typed, string field, int longest) =>
        TypedText.OneLine(typed) is { Length: > 0 } line
            ? line.Length <= longest ? line : throw new RefusedException(string.Format(CasesText.TooLong, longest, line.Length), "R-§1.3", field)
            : null;

    private static string? Blank(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed;
}
