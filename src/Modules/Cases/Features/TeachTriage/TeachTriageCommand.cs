using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Triage.Learning;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Cases.Features.TeachTriage;

/// <summary>
/// Learns a new model from the shipped messages and what people here have confirmed (R-TRI-04), compares it with the running one on confirmed requests that no
/// model has learned, and lets it take over only when it is better.
/// </summary>
internal sealed record TeachTriageCommand;

internal sealed class TeachTriageHandler(AppDbContext db, CurrentUser user, RunningModel running, LegalParameters parameters, TimeProvider time)
{
    public async Task<TriageLesson> HandleAsync(TeachTriageCommand command, CancellationToken cancellationToken)
    {
        if (!user.Can(CasePermissions.TeachTriage)) throw new ForbiddenException(CasePermissions.TeachTriage);
        var confirmed = await db.ConfirmedRequestsAsync(cancellationToken);
        var (heldOut, learned) = (confirmed.Where(row => row.IsHeldOut).Select(row => row.Example).ToList(), confirmed.Where(row => !row.IsHeldOut).Select(row => row.Example).ToList());
        var fewest = await parameters.WholeAsync("triage.model.minHeldOut", cancellationToken);
        if (heldOut.Count < fewest) throw new RefusedException(string.Format(TriageText.TooFewConfirmed, heldOut.Count, fewest));

        var (model, threshold) = (Learn(learned, cancellationToken), (double)await parameters.NumberAsync("triage.model.minConfidence", cancellationToken));
        var ran = (await running.GetAsync(cancellationToken)).Model;
        var scores = Labels.Heads.Zip(Trial.Score(ran, heldOut, threshold), Trial.Score(model, heldOut, threshold)).Select(row => new LessonScore(row.First, row.Second, row.Third)).ToList();

        var lessons = await db.Set<TriageLesson>().Where(lesson => lesson.Runs).ToListAsync(cancellationToken);
        var number = await db.Set<TriageLesson>().Select(lesson => (int?)lesson.Number).MaxAsync(cancellationToken) ?? 0;
        var made = TriageLesson.Keep(number + 1, user.AccountId!.Value, learned.Count, heldOut.Count, scores, model, time.GetUtcNow());
        if (made.Runs) lessons.ForEach(lesson => lesson.Run(false));
        db.Add(made);
        await db.SaveChangesAsync(cancellationToken);
        await db.CompleteAsync(cancellationToken);
        running.Forget();
        return made;
    }

    // A fifth is kept back once to calibrate; the model itself then learns everything.
    private static TriageModel Learn(List<TrainingExample> learned, CancellationToken cancellationToken)
    {
        List<TrainingExample> all = [.. ShippedLessons.Messages, .. learned];
        var trainer = new TriageTrainer([.. all, .. ShippedLessons.Words]);
        List<int> words = [.. Enumerable.Range(all.Count, ShippedLessons.Words.Count)];
        var tried = Enumerable.Range(0, all.Count).Where(place => place % Trial.Folds == 0).ToList();
        var trial = trainer.Learn([.. Enumerable.Range(0, all.Count).Except(tried), .. words], cancellationToken);
        var calibrations = Trial.Calibrate([.. tried.Select(place => all[place])], [.. tried.Select(place => trainer.Sums(trial, place))]);
        return trainer.Learn([.. Enumerable.Range(0, all.Count), .. words], cancellationToken).Calibrated(calibrations);
    }
}
