using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Triage.Learning;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Cases.Intake;

/// <summary>A model and the lesson it comes from; without one it is the shipped model.</summary>
internal sealed record TriageModelInUse(int? Lesson, TriageModel Model);

/// <summary>The model that answers now: of the running lesson, or the shipped one. Another node sees a change within half a minute.</summary>
internal sealed class RunningModel(AppDbContext db, Snapshot<TriageModelInUse> snapshot)
{
    /// <summary>The model.</summary>
    public ValueTask<TriageModelInUse> GetAsync(CancellationToken cancellationToken) => snapshot.GetAsync(async () =>
    {
        var lesson = await db.Set<TriageLesson>().AsNoTracking().Where(row => row.Runs && row.Model != null).OrderByDescending(row => row.Number)
            .Select(row => new { row.Number, row.Model }).FirstOrDefaultAsync(cancellationToken);
        return lesson is not null && ModelBytes.Read(lesson.Model!) is { } model ? new(lesson.Number, model) : new(null, ShippedLessons.Model);
    });

    /// <summary>Call after another lesson was made to run.</summary>
    public void Forget() => snapshot.Forget();
}
