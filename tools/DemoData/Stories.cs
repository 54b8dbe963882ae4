using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Values;

namespace Niangjia.DemoData;

/// <summary>The stories of the year: 539 mediations worth exactly 9,567,500 yuan (article 004), and everything else that comes in.</summary>
internal sealed class Stories(Stage stage, Town town)
{
    public const int Mediations = 539;
    public static readonly Money Mediated = Money.FromYuan(9_567_500);

    private readonly Steps _do = new(stage, town);
    private Random Dice => stage.Dice;

    public static IEnumerable<(DateTimeOffset At, IAsyncEnumerable<DateTimeOffset> Story)> All(Stage stage, Town town, DateTimeOffset end)
    {
        var stories = new Stories(stage, town);
        var amounts = Amounts(stage.Dice, Mediations, Mediated);
        for (var n = 0; n < Mediations; n++)
        {
            // Far enough back that the agreement is signed within the year.
            var at = stories.Working(end.AddDays(-365 + n * 330.0 / Mediations));
            yield return (at, stories.Mediation(n, at, amounts[n]));
        }
        var types = Enum.GetValues<CaseType>();
        for (var n = 0; n < stage.Requests; n++)
        {
            var at = stories.Working(end.AddDays(-364 + n * 363.8 / stage.Requests));
            yield return (at, stories.Ordinary(n, at, types[n % types.Length]));
        }
    }

    /// <summary>Amounts of different size that add up exactly.</summary>
    internal static IReadOnlyList<Money> Amounts(Random dice, int count, Money total)
    {
        var weights = Enumerable.Range(0, count).Select(_ => Math.Exp(1.1 * (dice.NextDouble() + dice.NextDouble() + dice.NextDouble() - 1.5))).ToArray();
        var sum = weights.Sum();
        var amounts = weights.Select(weight => Money.FromFen((long)(total.Fen * weight / sum) / 1000 * 1000)).ToArray();
        amounts[^1] += total - Money.Sum(amounts);
        return amounts;
    }

    private async IAsyncEnumerable<DateTimeOffset> Mediation(int n, DateTimeOffset at, Money amount)
    {
        CaseType[] types = [CaseType.WageArrears, CaseType.OvertimePay, CaseType.NoWrittenContract, CaseType.Termination, CaseType.WorkInjury, CaseType.SocialInsurance];
        var type = types[n % 13 % types.Length];
        var firm = town.Enterprises[n];
        var id = await _do.SubmitAsync(type, firm, amount, n % 97 == 5 ? 12 : 1, n % 11 == 3 ? Secrecy.Confidential : Secrecy.Named, n);
        yield return at = Later(at, 0.1, 0.3);
        await _do.TriageAsync(id, type);
        yield return at = Later(at, 0.02, 0.1);
        await _do.AssignAsync(id);
        yield return at = Later(at, 0.1, 0.6);
        await _do.AcceptAsync(id);
        yield return at = Later(at, 0.5, 1.5);
        if (await _do.LevelAsync(id) < HandlingLevel.Street)
        {
            await _do.EscalateAsync(id, "双方分歧较大，请街道联调联处中心调解。");
            yield return at = Later(at, 0.2, 0.8);
            await _do.AcceptAsync(id);
            yield return at = Later(at, 0.1, 0.4);
        }
        var dispute = await _do.OpenMediationAsync(id);
        yield return at = Later(at, 0.3, 1);
        await _do.ConsentAsync(dispute);
        await _do.AcceptApplicationAsync(dispute);
        yield return at = Later(at, 0.2, 0.8);
        await _do.AppointAsync(dispute);
        var meeting = Later(at, 1, 4);
        var session = await _do.ScheduleAsync(dispute, meeting);
        yield return at = meeting.AddHours(2);
        await _do.HoldAsync(dispute, session);
        // Two in five pay at once, others in two or three instalments.
        var parts = n % 5 < 2 ? 1 : n % 5 < 4 ? 2 : 3;
        var dues = Enumerable.Range(0, parts).Select(i => ChinaTime.DateOf(at).AddDays(7 + 30 * i)).ToArray();
        await _do.DraftAsync(dispute, amount, dues);
        yield return at = Later(at, 0.05, 0.2);
        await _do.SignAllAsync(dispute);
        for (var i = 0; i < parts; i++)
        {
            // One in nine pays late, one in thirty not at all.
            if (n % 30 == 17 && i == parts - 1) yield break;
            yield return at = ChinaTime.StartOfDay(dues[i]).AddDays(n % 9 == 4 ? 6 : -1).AddHours(10);
            await _do.PayAsync(dispute, i + 1);
        }
        yield return at = Later(at, 1, 3);
        if (n % 4 != 0) await _do.RateAsync(id, n % 23 == 7 ? 3 : 5, true, null);
    }

    private async IAsyncEnumerable<DateTimeOffset> Ordinary(int n, DateTimeOffset at, CaseType type)
    {
        var firm = town.Enterprises[Dice.Next(town.Enterprises.Count)];
        var secrecy = n % 17 == 9 ? Secrecy.Anonymous : n % 13 == 6 ? Secrecy.Confidential : Secrecy.Named;
        var id = await _do.SubmitAsync(type, firm, Amount(type), n % 61 == 30 ? 34 : n % 29 == 11 ? 6 : 1, secrecy, 1000 + n);
        yield return at = Later(at, 0.05, 0.6);
        if (n % 41 == 20)
        {
            await _do.RejectAsync(id);
            yield break;
        }
        await _do.TriageAsync(id, type);
        yield return at = Later(at, 0.02, 0.2);
        await _do.AssignAsync(id, wrong: n % 19 == 3);
        yield return at = Later(at, 0.1, 0.9);
        if (n % 19 == 3)
        {
            await _do.ReturnAsync(id);
            yield return at = Later(at, 0.1, 0.4);
            await _do.AssignAsync(id);
            yield return at = Later(at, 0.1, 0.5);
        }
        if (n % 23 == 12) yield break; // Nobody acts: the clock takes it upwards.
        await _do.AcceptAsync(id);
        yield return at = Later(at, 0.3, 1.5);
        if (n % 31 == 14)
        {
            await _do.AskSupplementAsync(id);
            yield break;
        }
        if (n % 37 == 18) await _do.WithdrawAsync(id);
        if (n % 37 == 18) yield break;
        if (n % 21 == 8)
        {
            await _do.ReferAsync(id, Later(at, 8, 12));
            yield return at = Later(at, 1, 2);
            await _do.DepartmentAcceptsAsync(id, n);
            yield return at = Later(at, 3, 7);
            await _do.DepartmentReportsAsync(id);
            yield return at = Later(at, 0.3, 1);
        }
        var result = ResultOf(type, n);
        await _do.ResolveAsync(id, result);
        yield return at = Later(at, 0.5, 4);
        if (secrecy == Secrecy.Anonymous || n % 5 == 2) yield break; // Filed without an answer after seven days.
        var again = await _do.RateAsync(id, n % 27 == 13 ? 2 : n % 6 == 1 ? 4 : 5, n % 27 != 13, n % 27 == 13 ? "说好的没有做到。" : null);
        if (!again) yield break;
        yield return at = Later(at, 0.3, 1);
        await _do.AcceptAsync(id);
        yield return at = Later(at, 1, 3);
        await _do.ResolveAsync(id, ResultCode.FullyResolved);
        yield return at = Later(at, 0.5, 2);
        await _do.RateAsync(id, 5, true, "这次解决了，谢谢。");
    }

    private Money Amount(CaseType type) => type <= CaseType.Discrimination ? Money.FromYuan(Dice.Next(5, 300) * 100) : Money.Zero;

    private static ResultCode ResultOf(CaseType type, int n) => type switch
    {
        CaseType.HardshipAid or CaseType.MutualMedicalAid => ResultCode.AidGranted,
        CaseType.LegalConsult or CaseType.PsychCounsel or CaseType.Membership or CaseType.SchoolPlacement => ResultCode.ExplainedOnly,
        _ => (n % 7) switch { 0 => ResultCode.PartlyResolved, 3 => ResultCode.ExplainedOnly, 5 when n % 2 == 1 => ResultCode.NotReachable, _ => ResultCode.FullyResolved },
    };

    /// <summary>Some working days later, in office hours.</summary>
    private DateTimeOffset Later(DateTimeOffset at, double fromDays, double toDays) => Working(at.AddDays(fromDays + (toDays - fromDays) * Dice.NextDouble()));

    private DateTimeOffset Working(DateTimeOffset at)
    {
        var local = ChinaTime.Of(at);
        if (local.Hour is < 9 or >= 17) local = new DateTimeOffset(local.Date.AddDays(local.Hour >= 17 ? 1 : 0).AddHours(9), ChinaTime.Offset).AddMinutes(Dice.Next(90));
        while (local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) local = local.AddDays(1);
        return local.ToUniversalTime();
    }
}
