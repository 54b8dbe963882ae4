using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Cases.Domain.Triage;

/// <summary>R-TRI-07: how fast somebody must act. Errs towards urgency, since a person looks at it at once and can lower it.</summary>
internal static class UrgencyRules
{
    public static IReadOnlyList<FoundCause> Of(TriageInput input, PlainForm text, IReadOnlyCollection<CaseType> types, TriageLimits limits, KeywordTable table)
    {
        var causes = new List<FoundCause>();
        void Add(UrgencyCause cause, Urgency urgency, (int Start, int Length)? place)
        {
            if (place is not { } at) return;
            var (start, length) = text.InSource(at.Start, at.Length);
            causes.Add(new(cause, urgency, text.Written(at.Start, at.Length), [start, length]));
        }
        void AddFact(UrgencyCause cause, bool holds)
        {
            if (holds && causes.All(found => found.Cause != cause)) causes.Add(new(cause, Urgency.Urgent, "", null));
        }
        (int, int)? First(DangerList list) => table.First(list, text);
        // R-LIM-08: counted to the natural last day, without rolling.
        bool IsNear(DateOnly? from) => from is { } day && EndOf(day, limits.Limitation).DayNumber - input.Today.DayNumber is >= 0 and var left && left < limits.LimitationDays;

        Add(UrgencyCause.SelfHarm, Urgency.Critical, First(DangerList.SelfHarm));
        Add(UrgencyCause.Violence, Urgency.Critical, First(DangerList.Violence) ?? First(DangerList.Home));
        Add(UrgencyCause.SafetyRisk, Urgency.Critical, First(DangerList.Safety));
        Add(UrgencyCause.OwnerFled, Urgency.Critical, First(DangerList.Fled));

        var people = NumbersInText.People(text.Text);
        var count = Math.Max(input.ClaimantCount, people?.Number ?? 0);
        if (count >= limits.Gathering) Add(UrgencyCause.Gathering, Urgency.Critical, First(DangerList.Gathering));
        if (people is not null && people.Number >= limits.UrgentPersons) Add(UrgencyCause.TenPeople, Urgency.Urgent, (people.Start, people.Length));
        AddFact(UrgencyCause.TenPeople, input.ClaimantCount >= limits.UrgentPersons);

        if (types.Contains(CaseType.WageArrears))
        {
            if (NumbersInText.Days(text.Text) is { } days && days.Number > limits.WageDays) Add(UrgencyCause.ArrearsOverThirtyDays, Urgency.Urgent, (days.Start, days.Length));
            AddFact(UrgencyCause.ArrearsOverThirtyDays, input.OwedSince is { } since && input.Today.DayNumber - since.DayNumber > limits.WageDays);
        }
        if (First(DangerList.Maternity) is { } maternity && First(DangerList.Dismissal) is not null) Add(UrgencyCause.MaternityDismissal, Urgency.Urgent, maternity);
        AddFact(UrgencyCause.MaternityDismissal, input.Groups.HasFlag(SpecialGroups.Maternity) && types.Contains(CaseType.Termination));
        Add(UrgencyCause.Minor, Urgency.Urgent, First(DangerList.Minor) ?? (NumbersInText.MinorAge(text.Text) is { } age && IsWork(types) ? (age.Start, age.Length) : null));
        AddFact(UrgencyCause.Minor, input.Groups.HasFlag(SpecialGroups.Minor) || input.ChosenType == CaseType.MinorWorker);
        Add(UrgencyCause.LimitationNear, Urgency.Urgent, First(DangerList.TimeBar));
        AddFact(UrgencyCause.LimitationNear, IsNear(input.EmploymentEnd) || IsNear(input.DoubleWageFrom));
        if (types.Contains(CaseType.WorkInjury) && First(DangerList.Medical) is { } medical && First(DangerList.Unpaid) is not null)
            Add(UrgencyCause.InjuryUnpaid, Urgency.Urgent, medical);
        return causes;
    }

    private static DateOnly EndOf(DateOnly from, Period limitation) => limitation.Unit switch
    {
        PeriodUnit.Years => from.AddYears(limitation.Length),
        PeriodUnit.Months => from.AddMonths(limitation.Length),
        _ => from.AddDays(limitation.Length),
    };

    private static bool IsWork(IReadOnlyCollection<CaseType> types) => types.Any(type => Catalogue.CaseCatalogue.Of(type).IsLabour);
}
