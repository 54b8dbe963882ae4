using FsCheck;
using FsCheck.Fluent;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>Sums hold to the fen, however an amount is cut (R-MED-08/09).</summary>
public sealed class PerformanceProperties
{
    private static readonly Gen<long[]> Instalments = Gen.Choose(1, 12).SelectMany(count => Gen.Choose(1, 5_000_000).Select(fen => (long)fen).ArrayOf(count));

    [Fact]
    public void Instalments_that_add_up_are_accepted_and_a_fen_more_or_less_is_refused() => Check(Instalments, Gen.Choose(-3, 3), (amounts, off) =>
    {
        var dispute = Disputed.In(DisputeState.Mediating);
        var content = Content(amounts) with { Total = Money.FromFen(amounts.Sum() + off) };
        try
        {
            dispute.Draft(content, Disputed.Now);
            return off == 0 && Money.Sum(dispute.Agreement!.Instalments.Select(one => one.Amount)) == dispute.Agreement.Total;
        }
        catch (RefusedException refused)
        {
            return off != 0 && refused.Field == "Total" && dispute.State == DisputeState.Mediating;
        }
    });

    [Fact]
    public void Payments_in_any_pieces_add_up_and_the_last_fen_performs() => Check(Instalments, Gen.Choose(1, 7), (amounts, pieces) =>
    {
        var dispute = Effective(amounts);
        foreach (var one in dispute.Agreement!.Instalments)
            foreach (var part in one.Amount.Split(pieces).Where(part => part > Money.Zero))
            {
                if (dispute.State == DisputeState.Closed) return false;
                dispute.ReportPayment(one.Number, part, Disputed.Today, Disputed.Mediates, null, null, Disputed.Rules, Disputed.Now);
                if (dispute.Paid != Money.Sum(dispute.Agreement.Instalments.Select(each => each.Paid))) return false;
            }
        return dispute is { State: DisputeState.Closed, Outcome: DisputeState.Performed } && dispute.Paid == dispute.Agreed && dispute.NextCheckOn is null;
    });

    [Fact]
    public void Nobody_pays_more_than_an_instalment_holds() => Check(Instalments, Gen.Choose(1, 1_000), (amounts, more) =>
    {
        var dispute = Effective(amounts);
        var before = dispute.Paid;
        try
        {
            dispute.ReportPayment(1, dispute.Instalment(1).Amount + Money.FromFen(more), Disputed.Today, Disputed.Mediates, null, null, Disputed.Rules, Disputed.Now);
            return false;
        }
        catch (RefusedException)
        {
            return dispute.Paid == before;
        }
    });

    [Fact]
    public void Whenever_the_job_comes_by_each_reminder_and_breach_is_told_at_most_once() => Check(Gen.Choose(1, 40).ArrayOf(6), Gen.Choose(1, 30), (gaps, due) =>
    {
        var dispute = Disputed.In(DisputeState.Mediating);
        dispute.Draft(Disputed.Content(90, (due, 90)), Disputed.Now);
        dispute.SignAll();
        var (day, marks, breaches) = (Disputed.Today, new List<int?>(), 0);
        foreach (var gap in gaps)
        {
            day = day.AddDays(gap);
            var was = dispute.Instalment(1).BreachedOn;
            dispute.CheckInstalments(day, Disputed.Rules);
            if (dispute.CheckInstalments(day, Disputed.Rules)) return false; // a second look on the same day finds nothing
            marks.Add(dispute.Instalment(1).RemindedAt);
            if (was is null && dispute.Instalment(1).BreachedOn is { } on)
            {
                breaches++;
                if (on != Disputed.Today.AddDays(due + 1)) return false; // the day it happened, not the day somebody looked
            }
        }
        return breaches == (day.DayNumber - Disputed.Today.DayNumber > due ? 1 : 0) && marks.OfType<int>().SequenceEqual(marks.OfType<int>().Order());
    });

    private static AgreementContent Content(long[] amounts) => Disputed.Content() with
    {
        Total = Money.FromFen(amounts.Sum()),
        Instalments = [.. amounts.Select((fen, index) => Disputed.Line(index * 30 + 5, 1) with { Amount = Money.FromFen(fen) })],
    };

    private static DisputeCase Effective(long[] amounts)
    {
        var dispute = Disputed.In(DisputeState.Mediating);
        dispute.Draft(Content(amounts), Disputed.Now);
        dispute.SignAll();
        return dispute;
    }

    private static void Check<TA, TB>(Gen<TA> a, Gen<TB> b, Func<TA, TB, bool> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(a.Zip(b).ToArbitrary(), pair => holds(pair.Item1, pair.Item2)));
}
