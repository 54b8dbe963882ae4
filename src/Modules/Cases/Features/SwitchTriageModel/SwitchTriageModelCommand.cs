using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Triage.Learning;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.SwitchTriageModel;

/// <summary>Goes back to an earlier model by hand, with a reason.</summary>
/// <param name="Lesson">Number of the lesson, or 0 for the shipped model.</param>
/// <param name="Reason">Why.</param>
internal sealed record SwitchTriageModelCommand(int? Lesson, string? Reason);

internal sealed class SwitchTriageModelHandler(AppDbContext db, CurrentUser user, RunningModel running)
{
    public async Task HandleAsync(SwitchTriageModelCommand command, CancellationToken cancellationToken)
    {
        if (!user.Can(CasePermissions.TeachTriage)) throw new ForbiddenException(CasePermissions.TeachTriage);
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new RefusedException(TriageText.SwitchReasonNeeded, null, "Reason");
        var lessons = await db.Set<TriageLesson>().Where(lesson => lesson.Runs || lesson.Number == command.Lesson).ToListAsync(cancellationToken);
        var chosen = lessons.SingleOrDefault(lesson => lesson.Number == command.Lesson);
        if (chosen is null && command.Lesson != 0) throw new RefusedException(TriageText.LessonUnknown, null, "Lesson");
        foreach (var lesson in lessons) lesson.Run(lesson == chosen, command.Reason.Trim());
        await db.SaveChangesAsync(cancellationToken);
        running.Forget();
    }
}
