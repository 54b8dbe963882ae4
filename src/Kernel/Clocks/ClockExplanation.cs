using System.Globalization;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Kernel.Clocks;

/// <summary>Says in words why a date is what it is (R-CLK-03): event, period, roll, pauses, extensions, article, version.</summary>
public sealed class ClockExplanation(ParameterCatalog catalog)
{
    /// <summary>What the clock is called in the clock table; its code when it stands in none.</summary>
    public string NameOf(Clock clock, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return NameOf(clock.ParameterKey ?? clock.Code, culture);
    }

    /// <summary>What a clock with this code is called; the code itself when it stands in no table.</summary>
    public string NameOf(string code, CultureInfo? culture = null) => catalog.Find(code)?.Name(culture) ?? code;

    /// <summary>A few short sentences in the given language, or in that of the request.</summary>
    public string Explain(Clock clock, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var nature = catalog.Find(clock.ParameterKey ?? clock.Code)?.Clock;
        var said = new List<string> { Counting(clock, nature, culture), Ending(clock, culture) };
        said.AddRange(clock.Extensions.Select(e => e.Consent is { } consent
            ? Say(nameof(TimeText.SayExtendedByConsent), e.Period.ToText(culture), consent, e.Reason)
            : Say(nameof(TimeText.SayExtended), e.Approver, e.Period.ToText(culture), e.Reason)));
        said.AddRange(clock.Moves.Select(m => Say(nameof(TimeText.SayMoved), Sentence.Date(culture, m.From), Sentence.Date(culture, m.To), m.Year)));
        if (clock.Pauses.Any(p => p.To is not null)) said.Add(Say(nameof(TimeText.SayPaused), clock.Pauses.Count(p => p.To is not null)));
        if (clock.Status == ClockStatus.Paused) said.Add(Say(nameof(TimeText.SayPausedNow), Day(clock.Pauses[^1].From), clock.Pauses[^1].Reason));
        if (clock.Provisional && clock.IsUnfinished) said.Add(Say(nameof(TimeText.SayProvisional)));
        if (nature?.Effect(culture) is { Length: > 0 } effect && clock.IsUnfinished) said.Add(Say(nameof(TimeText.SayEffect), effect));
        if (clock.LegalBasis is { } basis)
            said.Add(Say(nameof(TimeText.SayBasis), catalog.Basis(basis, culture), clock.ParameterKey, catalog.ProfileName(clock.ParameterProfile!, culture), clock.ParameterNumber));
        // R-GEN-05: every legal hint says that the competent body decides.
        if (clock.Code.StartsWith("CLK-", StringComparison.Ordinal)) said.Add(Say(nameof(TimeText.SayForReference)));
        return string.Join(Language.Pick(culture, "", " "), said);

        string Say(string key, params object?[] values) => Sentence.In(culture, key, values);
        string Day(DateTimeOffset at) => Sentence.Date(culture, ChinaTime.DateOf(at));
    }

    private static string Counting(Clock clock, ClockNature? nature, CultureInfo? culture)
    {
        var happened = clock.StartEvent.Length > 0 ? clock.StartEvent : nature?.Start(culture) ?? "";
        var hours = clock.Period.Unit == PeriodUnit.Hours;
        var from = hours ? Moment(clock.StartedAt, culture) : Sentence.Date(culture, clock.StartDate);
        if (happened.Length > 0) from = Sentence.In(culture, nameof(TimeText.SayEvent), from, happened);
        return Sentence.In(culture, hours ? nameof(TimeText.SayCountsHours) : nameof(TimeText.SayCounts), from, clock.Period.ToText(culture));
    }

    private static string Ending(Clock clock, CultureInfo? culture)
    {
        var sentence = clock.Period.Unit == PeriodUnit.Hours ? Sentence.In(culture, nameof(TimeText.SayDueAt), Moment(clock.DueAt, culture))
            : clock.RolledDays > 0
                ? Sentence.In(culture, nameof(TimeText.SayRolled), Sentence.Date(culture, clock.NaturalDue), clock.RolledDays, Sentence.Date(culture, clock.DueDate))
                : Sentence.In(culture, nameof(TimeText.SayDue), Sentence.Date(culture, clock.DueDate));
        var state = clock.Status switch
        {
            ClockStatus.Overdue => Sentence.In(culture, nameof(TimeText.SayOverdue)),
            ClockStatus.Met => Sentence.In(culture, clock.OverdueAt is null ? nameof(TimeText.SayMet) : nameof(TimeText.SayMetLate), Moment(clock.EndedAt!.Value, culture)),
            ClockStatus.Cancelled => Sentence.In(culture, nameof(TimeText.SayCancelled), Moment(clock.EndedAt!.Value, culture)),
            _ => null,
        };
        return state is null ? sentence : string.Join(Language.Pick(culture, "", " "), sentence, state);
    }

    private static string Moment(DateTimeOffset at, CultureInfo? culture) =>
        ChinaTime.Of(at).ToString(Sentence.In(culture, nameof(TimeText.MomentPattern)), culture ?? CultureInfo.CurrentUICulture);
}
