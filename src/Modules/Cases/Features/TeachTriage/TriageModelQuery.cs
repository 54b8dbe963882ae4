using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Triage.Learning;
using Niangjia.Cases.Intake;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.TeachTriage;

/// <summary>A lesson as listed.</summary>
internal sealed record LessonRow(int Number, DateTimeOffset MadeAt, int Learned, int HeldOut, IReadOnlyList<LessonScore> Scores, bool WasBetter, bool Runs)
{
    public static LessonRow Of(TriageLesson lesson) => new(lesson.Number, lesson.MadeAt, lesson.Learned, lesson.HeldOut, lesson.Scores, lesson.WasBetter, lesson.Runs);
}

/// <summary>What runs and what was tried.</summary>
/// <param name="Running">Number of the running lesson; null for the shipped model.</param>
/// <param name="Messages">Shipped messages.</param>
/// <param name="Lessons">Lessons, newest first.</param>
internal sealed record TriageModelView(int? Running, int Messages, IReadOnlyList<LessonRow> Lessons);

internal sealed class ShowTriageModelHandler(AppDbContext db, RunningModel running)
{
    private const int Most = 20;

    public async Task<TriageModelView> HandleAsync(CancellationToken cancellationToken) => new(
        (await running.GetAsync(cancellationToken)).Lesson, ShippedLessons.Messages.Count,
        await db.Set<TriageLesson>().AsNoTracking().OrderByDescending(lesson => lesson.Number).Take(Most)
            .Select(lesson => new LessonRow(lesson.Number, lesson.MadeAt, lesson.Learned, lesson.HeldOut, lesson.Scores, lesson.WasBetter, lesson.Runs)).ToListAsync(cancellationToken));
}
