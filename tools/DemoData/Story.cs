using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Values;

namespace Niangjia.DemoData;

/// <summary>What all stories of one play share.</summary>
internal sealed record Cast(Stage Stage, Town Town, RequestSteps Requests, DisputeSteps Disputes, DateTimeOffset End, Keepsakes Keepsakes);

/// <summary>What a visitor is told: how to enter as a worker.</summary>
internal sealed class Keepsakes
{
    /// <summary>Receipt code and what it opens.</summary>
    public List<(string Code, string What)> Receipts { get; } = [];

    /// <summary>A phone that has a request, for signing in by a code.</summary>
    public string? Mobile { get; set; }
}

/// <summary>A story: a sequence of moments at each of which somebody does the next thing.</summary>
internal abstract class Story
{
    private readonly Firm _firm;

    protected Story(Cast cast, PlannedStory plan)
    {
        (Cast, Plan, Dice) = (cast, plan, DemoData.Plan.DiceOf(plan.Number));
        _firm = FirmOf(cast.Town, plan);
        Applicant = ApplicantOf(plan);
        BeginsAt = At = BeginOf();
    }

    /// <summary>When it comes in.</summary>
    public DateTimeOffset BeginsAt { get; protected init; }

    protected Cast Cast { get; }
    protected PlannedStory Plan { get; }
    protected Random Dice { get; }
    protected RequestSteps Do => Cast.Requests;

    /// <summary>The request, once it came in.</summary>
    protected Guid Id { get; set; }

    /// <summary>The moment the story has come to.</summary>
    protected DateTimeOffset At { get; set; }

    protected Applicant Applicant { get; }

    /// <summary>How urgent the scorer found it, and the desk confirmed.</summary>
    protected Urgency Urgency { get; private set; }
    protected Place Community => Cast.Town.CommunityOf(_firm.Grid.Unit.Path)!;
    protected Firm Firm => _firm;

    /// <summary>Plays it; each moment given back is when it goes on.</summary>
    public abstract IAsyncEnumerable<DateTimeOffset> PlayAsync();

    /// <summary>Some working days later.</summary>
    protected DateTimeOffset Later(double from, double to) => At = Office.After(At, from + (to - from) * Dice.NextDouble());

    /// <summary>Some minutes later, by whoever is on call.</summary>
    protected DateTimeOffset Minutes(int from, int to) => At = At.AddMinutes(Dice.Next(from, to));

    /// <summary>Some days later, when a worker has time; well before the seven days in which a rating is awaited.</summary>
    protected DateTimeOffset Days(double from, double to) => At = At.AddDays(from + (to - from) * Dice.NextDouble());

    /// <summary>As soon as R §2.3 wants it for the urgency.</summary>
    protected DateTimeOffset Soon(double share) => Urgency switch
    {
        Urgency.Critical => Minutes(4, 15),
        Urgency.Urgent => Minutes(10, 60),
        // A family matter is answered on the same day (R §2.3).
        _ when CaseCatalogue.Of(Plan.Type).Stream == AffairStream.Family && ChinaTime.Of(At).Hour < 21 => Minutes(10, 50),
        _ => Later(0.02, share),
    };

    protected async Task SubmitAsync(CaseType type, string? text = null, Money? claimed = null, bool chosen = true)
    {
        var amount = claimed ?? Plan.Claimed;
        var labour = type <= CaseType.Discrimination;
        var today = Cast.Stage.Clock.Today;
        var since = today.AddDays(-Dice.Next(18, 150));
        var content = new RequestContent(
            text ?? Facts.Of(type, MatterOf(amount, today), Dice), labour ? [new Claim(type, amount, since, today)] : [], EnterpriseId: labour ? _firm.Id : null, RespondentIsEmployer: labour,
            Employment: labour ? new(since.AddDays(-Dice.Next(60, 2000)), null, _firm.Job, "计时", Money.FromYuan(4200 + Dice.Next(40) * 100)) : null,
            ClaimantCount: Plan.Persons, Groups: GroupsOf(type));
        var submitted = await Do.SubmitAsync(
            new(content, Plan.Secrecy == Secrecy.Anonymous ? new() : Applicant, Plan.Channel, Plan.Secrecy, labour ? null : _firm.Grid.Unit.Id,
                chosen && Dice.Next(3) > 0 ? type : null, Plan.Secrecy == Secrecy.Anonymous ? null : new([ConsentPurpose.Handling], "demo")),
            Do.EntererOf(Plan.Channel, _firm.Grid, type));
        Id = submitted.Id;
        Urgency = (await Do.StandingAsync(Id)).Urgency;
        if (Plan.Shown is not { } what) return;
        Cast.Keepsakes.Receipts.Add((submitted.ReceiptCode, what));
        if (Plan.Mediation is not null) Cast.Keepsakes.Mobile = Applicant.Mobile;
    }

    protected MessageMatter MatterOf(Money amount, DateOnly today) =>
        new(_firm.Name, _firm.Job, Community.Unit.Name.Replace("工联会", "", StringComparison.Ordinal), amount, Plan.Persons, today);

    /// <summary>Confirmed, sent to the unit it belongs to, taken on there.</summary>
    protected async IAsyncEnumerable<DateTimeOffset> TakenOnAsync(CaseType type)
    {
        await foreach (var moment in AssignedAsync(type)) yield return moment;
        // A slow unit looks at it only when the time for the first contact is over.
        yield return Plan.Slow ? Later(1.5, 2.3) : Soon(0.4);
        await Do.AcceptAsync(Id);
        await Do.FinishTasksAsync(Id);
    }

    protected async IAsyncEnumerable<DateTimeOffset> AssignedAsync(CaseType type)
    {
        yield return Soon(0.3);
        await Do.TriageAsync(Id, Firm.Grid, type, Urgency);
        yield return Soon(0.1);
        await Do.AssignAsync(Id, Firm.Grid);
    }

    /// <summary>Time a level takes for its work, well within what it has (R §2.5).</summary>
    protected async Task<DateTimeOffset> WorkAsync() => (await Do.StandingAsync(Id)).Level switch
    {
        HandlingLevel.Grid => Later(0.2, 0.9),
        HandlingLevel.District => Later(0.3, 1.1),
        HandlingLevel.Street => Later(1.5, 6),
        _ => Later(0.5, 3),
    };

    private DateTimeOffset BeginOf()
    {
        var at = Cast.End.AddDays(-Plan.DaysAgo);
        if (Plan.Channel != IntakeChannel.Web) return Office.In(at);
        // After the shift: most people write in the evening.
        var hour = Dice.Next(10) switch { < 5 => 18 + Dice.Next(4), < 8 => 9 + Dice.Next(9), _ => 7 + Dice.Next(2) };
        var evening = ChinaTime.StartOfDay(ChinaTime.DateOf(at)).AddHours(hour).AddMinutes(Dice.Next(60));
        return evening < Cast.End ? evening : at;
    }

    private static Firm FirmOf(Town town, PlannedStory plan)
    {
        var firms = town.Enterprises;
        if (!plan.NearVisitor) return firms[plan.Mediation is null ? Math.Abs(DemoData.Plan.DiceOf(plan.Number + 50_000).Next()) % firms.Count : plan.Number % firms.Count];
        var near = firms.Where(firm => firm.Grid.Unit.Path.StartsWith(town.Communities[0].Unit.Path, StringComparison.Ordinal)).ToList();
        return near[plan.Number % near.Count];
    }

    /// <summary>The number on the identity card of whoever applies, as shown at the mediation (R §1.3): one person, one number.</summary>
    protected static string CitizenIdOf(PlannedStory plan)
    {
        var (number, dice) = PersonOf(plan);
        var (persona, born) = Lives(plan, dice);
        return Names.CitizenId(DemoData.Plan.DiceOf(number + 200_000), persona.IsWoman, born);
    }

    // One in twenty has been here before.
    private static (int Number, Random Dice) PersonOf(PlannedStory plan)
    {
        var number = plan.Number % 20 == 17 ? plan.Number - 10 : plan.Number;
        return (number, DemoData.Plan.DiceOf(number + 100_000));
    }

    private static (Persona Persona, int Born) Lives(PlannedStory plan, Random dice) => (
        Names.Person(dice, plan.Type == CaseType.FemaleWorkerProtection ? true : null),
        plan.Type == CaseType.OverAgeWorker ? 1958 + dice.Next(5) : 1968 + dice.Next(36));

    private static Applicant ApplicantOf(PlannedStory plan)
    {
        var (number, dice) = PersonOf(plan);
        var (persona, born) = Lives(plan, dice);
        var id = dice.Next(3) == 0 && number == plan.Number ? Names.CitizenId(dice, persona.IsWoman, born) : null;
        return new(persona.Name, Names.Mobile(number + 1), id, null, dice.Next(3) > 0, id is null ? null : persona.IsWoman ? Sex.Female : Sex.Male);
    }

    private SpecialGroups GroupsOf(CaseType type) => (Dice.Next(3) == 0 ? SpecialGroups.MigrantWorker : SpecialGroups.None) | (Dice.Next(4) == 0 ? SpecialGroups.Member : SpecialGroups.None) | type switch
    {
        CaseType.NewEmploymentForm => SpecialGroups.NewForm,
        CaseType.FemaleWorkerProtection => SpecialGroups.Maternity,
        CaseType.MinorWorker => SpecialGroups.Minor,
        CaseType.WorkInjury => SpecialGroups.Injured,
        CaseType.HardshipAid => SpecialGroups.Hardship,
        _ => SpecialGroups.None,
    };
}
