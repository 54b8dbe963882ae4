using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Domain.Triage.Learning;

/// <summary>How a new model and the running one answered the same held-out requests, for one head.</summary>
internal sealed record LessonScore(Head Head, HeadScore Before, HeadScore After);

/// <summary>A lesson: a new model was learned from the shipped messages and the confirmed requests and compared with the one that ran.</summary>
internal sealed class TriageLesson : Entity
{
    private TriageLesson()
    {
    }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public Guid MadeById { get; private set; }

    /// <summary>Confirmed requests that were learned.</summary>
    public int Learned { get; private set; }

    /// <summary>Confirmed requests held out, which no model ever learns.</summary>
    public int HeldOut { get; private set; }
    public IReadOnlyList<LessonScore> Scores { get; private set; } = [];

    /// <summary>Whether the new model was better and took over at once.</summary>
    public bool WasBetter { get; private set; }

    /// <summary>The model; null when it was not better.</summary>
    public byte[]? Model { get; private set; }

    /// <summary>Whether it runs now.</summary>
    public bool Runs { get; private set; }

    /// <summary>Keeps a lesson. It takes over only when it is better.</summary>
    public static TriageLesson Keep(int number, Guid by, int learned, int heldOut, IReadOnlyList<LessonScore> scores, TriageModel model, DateTimeOffset now)
    {
        var better = IsBetter(scores);
        var lesson = new TriageLesson
        {
            Id = Guid.CreateVersion7(now),
            Number = number,
            MadeAt = now,
            MadeById = by,
            Learned = learned,
            HeldOut = heldOut,
            Scores = scores,
            WasBetter = better,
            Runs = better,
            Model = better ? ModelBytes.Write(model) : null,
        };
        lesson.Tell(new TriageModelLearned(lesson.Id, number, learned, heldOut, better));
        return lesson;
    }

    /// <summary>Lets it run, or lets it rest for another one.</summary>
    public void Run(bool runs, string? reason = null)
    {
        if (runs && Model is null) throw new RefusedException(TriageText.LessonHasNoModel);
        if (Runs == runs) return;
        Runs = runs;
        Tell(new TriageModelSwitched(Id, Number, runs), reason);
    }

    // Not fewer right answers over all questions, and less false certainty.
    private static bool IsBetter(IReadOnlyList<LessonScore> scores) =>
        scores.Sum(score => score.After.Right) >= scores.Sum(score => score.Before.Right) && scores.Sum(score => score.After.LogLoss) < scores.Sum(score => score.Before.LogLoss);
}
