using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Figures;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Reporting;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Tests.Figures;

/// <summary>Goal G8: every grouping of every figure that a board offers says to the last digit what the database says.</summary>
public sealed class FigureEqualityTests
{
    private static readonly DateOnly From = new(2026, 1, 1);
    private static readonly DateOnly To = new(2026, 4, 30);
    private readonly Random _dice = new(9);

    [EachDatabase]
    public async Task Every_cell_of_every_grouping_is_what_the_database_counts(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var world = await World.MakeAsync(app);
        await Stages.AddAsync(app, world);
        await app.AddDisputeAsync(world.Units.Street, "制鞋甲", DisputeState.AgreementEffective);
        string[] paths = [world.Units.Street.Path, world.Units.Community.Path, world.Units.Grid.Path, world.Units.OtherCommunity.Path];
        await app.InDatabaseAsync(async data =>
        {
            for (var number = 0; number < 250; number++) MakeAny(data.Add(Any(paths, number, app.Clock.GetUtcNow())));
            return await data.SaveChangesAsync();
        });
        await app.CountAsync();
        var compared = await app.AsSystemAsync(async services =>
        {
            var data = services.GetRequiredService<AppDbContext>();
            return await CompareAsync(data, services.GetRequiredService<CountedRequests>(), data.Set<WorkerRequest>(), world.Units.District.Path)
                + await CompareAsync(data, services.GetRequiredService<CountedDisputes>(), data.Set<DisputeCase>(), world.Units.District.Path)
                + await CompareAsync(data, services.GetRequiredService<CountedDeadlines>(), CountedDeadlines.Of(data), world.Units.District.Path)
                + await CompareAsync(data, services.GetRequiredService<CountedCalls>(), data.Set<Domain.Hotline.HotlineCall>(), world.Units.District.Path);
        });
        compared.ShouldBeGreaterThan(300);
    }

    private static async Task<int> CompareAsync<T>(AppDbContext db, Facts<T> facts, IQueryable<T> rows, string district) where T : Entity
    {
        var compared = 0;
        foreach (var key in facts.Keys)
        {
            IReadOnlyList<FigureDimension>[] groupings = facts.IsNow(key)
                ? [[], [FigureDimension.Unit], [FigureDimension.Type]]
                : [[], [FigureDimension.Unit], [FigureDimension.Type], [FigureDimension.Month], [FigureDimension.Unit, FigureDimension.Month]];
            var question = new FigureQuestion(key, district, From, To);
            var all = await facts.RowsOf(db, rows, question, FigurePart.Denominator).CountAsync();
            foreach (var by in groupings)
            {
                var cells = facts.Answer(question with { By = by });
                cells.Sum(cell => cell.Of).ShouldBe(all, $"{key} by {string.Join(", ", by)}");
                foreach (var cell in cells)
                {
                    var one = Narrowed(question, by, cell);
                    compared++;
                    cell.Of.ShouldBe(await facts.RowsOf(db, rows, one, FigurePart.Denominator).CountAsync(), $"{one}");
                    var counted = facts.RowsOf(db, rows, one, FigurePart.Numerator);
                    cell.Value.ShouldBe(key switch
                    {
                        "cases.agreed" => await SumAsync(counted, dispute => dispute.Agreed.Fen),
                        "cases.paid" => await SumAsync(counted, dispute => dispute.Paid.Fen),
                        "cases.outstanding" => await SumAsync(counted, dispute => dispute.Agreed.Fen - dispute.Paid.Fen),
                        _ => await counted.CountAsync(),
                    }, $"{one}");
                }
            }
        }
        return compared;
    }

    private static async Task<long> SumAsync<T>(IQueryable<T> rows, Func<DisputeCase, long> amount) => (await ((IQueryable<DisputeCase>)rows).AsNoTracking().ToListAsync()).Sum(amount);

    // The same question of one cell only.
    private static FigureQuestion Narrowed(FigureQuestion question, IReadOnlyList<FigureDimension> by, FigureCell cell)
    {
        foreach (var (dimension, value) in by.Zip([cell.First, cell.Second]))
            question = dimension switch
            {
                FigureDimension.Unit => question with { UnitPath = value!, ItselfOnly = true },
                FigureDimension.Type => question with { Type = value ?? FigureQuestion.NoType },
                _ => question with { From = DateOnly.Parse($"{value}-01", null), To = DateOnly.Parse($"{value}-01", null).AddMonths(1).AddDays(-1) },
            };
        return question;
    }

    private void MakeAny(EntityEntry<WorkerRequest> request)
    {
        if (_dice.Next(3) == 0) return;
        request.Property(one => one.ClosedAt).CurrentValue = request.Entity.SubmittedAt.AddMinutes(_dice.Next(60 * 24 * 60));
        request.Property(one => one.State).CurrentValue = _dice.GetItems([RequestState.Closed, RequestState.Closed, RequestState.Evaluated, RequestState.Split], 1)[0];
        request.Property(one => one.Result).CurrentValue = _dice.Next(4) == 0 ? null : _dice.GetItems(Enum.GetValues<ResultCode>(), 1)[0];
        request.Property(one => one.Stars).CurrentValue = _dice.Next(3) == 0 ? null : _dice.Next(1, 6);
        request.Property(one => one.Solved).CurrentValue = _dice.Next(2) == 0;
        request.Property(one => one.Reopenings).CurrentValue = _dice.Next(2);
        request.Property(one => one.IsLate).CurrentValue = _dice.Next(2) == 0;
    }

    // In any state, kind and unit, on any day and minute: also on both sides of midnight in China.
    private WorkerRequest Any(string[] paths, int number, DateTimeOffset now)
    {
        var path = _dice.GetItems(paths, 1)[0];
        var at = ChinaTime.StartOfDay(From).AddMinutes(_dice.Next(-2000, 120 * 24 * 60));
        var request = WorkerRequest.Submit(new("老板三个月没发工资。", []), new(IntakeChannel.Web, Secrecy.Named, null, path), $"QS-999901-20260301-{number:0000}", $"equal{number}", at);
        request.Register();
        if (_dice.Next(4) > 0) request.Triage(_dice.GetItems(Enum.GetValues<AffairStream>(), 1)[0], _dice.GetItems(Enum.GetValues<CaseType>(), 1)[0], Urgency.Normal, Guid.CreateVersion7(now), at, null);
        return request;
    }
}
