using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Domain.Duties;

/// <summary>Codes of tasks that do not come from the table of R-CAS-07.</summary>
internal static class TaskCodes
{
    /// <summary>督办: a unit was late, and the one above it sees to it (R-ESC-01).</summary>
    public const string Supervise = nameof(Supervise);

    /// <summary>催办: a department has not reported back.</summary>
    public const string ChaseOrder = nameof(ChaseOrder);

    /// <summary>Mediation came to nothing: legal aid, arbitration or close.</summary>
    public const string AfterMediation = nameof(AfterMediation);

    /// <summary>督促: something promised in an agreement was missed (R-MED-09).</summary>
    public const string UrgePromise = nameof(UrgePromise);

    /// <summary>Those that end with the handling; what must be told to others must be told even after the result.</summary>
    public static readonly string[] OfHandling = [Supervise, ChaseOrder, AfterMediation, UrgePromise];
}

/// <summary>待办任务: something that must be done for a request beside the handling, by a day and by somebody.</summary>
internal sealed class RequestTask : Entity, IScoped
{
    private RequestTask()
    {
    }

    public Guid RequestId { get; private set; }

    /// <summary>What is to be done: the text <c>Duty_{Code}</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>What it is about: a clock code, the number of a work order; null when the code says it all.</summary>
    public string? Detail { get; private set; }

    /// <summary>Rule that asks for it.</summary>
    public string RuleId { get; private set; } = "";

    /// <summary>The unit that must do it.</summary>
    public string UnitPath { get; private set; } = "";

    /// <summary>It belongs to this unit even when another handles the request; else it goes where the request goes.</summary>
    public bool IsOfUnit { get; private set; }

    /// <summary>Whoever handles the request must not do it: reviewers are other people.</summary>
    public bool NotByHandler { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public bool IsLate { get; private set; }
    public TaskOutcome? Outcome { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }
    public string? EndedByName { get; private set; }

    /// <summary>How it was done, or why it was not needed.</summary>
    public string? Note { get; private set; }

    public bool IsOpen => EndedAt is null;

    public static RequestTask Add(WorkerRequest request, TaskContent content, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        RequestId = request.Id,
        Code = content.Code,
        Detail = content.Detail,
        RuleId = content.RuleId,
        UnitPath = content.UnitPath ?? request.HandlerPath,
        IsOfUnit = content.UnitPath is not null,
        NotByHandler = content.NotByHandler,
        AddedAt = now,
    };

    /// <summary>Its clock runs; told here, since only now the day is known.</summary>
    public void DueBy(DateTimeOffset due)
    {
        DueAt = due;
        Tell(new RequestTaskAdded(RequestId, Id, Code, UnitPath, due));
    }

    /// <summary>Somebody did it, or says why it is not needed.</summary>
    public void End(TaskOutcome outcome, string? note, TaskActor by, DateTimeOffset now)
    {
        if (!IsOpen) throw new RefusedException(HandlingText.TaskEndedAlready, RuleId, "TaskId");
        if (NotByHandler && by.IsHandler) throw new RefusedException(HandlingText.ReviewedByHandler, RuleId, "TaskId");
        if (Code == TaskCodes.UrgePromise && string.IsNullOrWhiteSpace(note)) throw new RefusedException(HandlingText.WhatCameOfUrging, RuleId, "Note");
        if (Code == TaskCodes.AfterMediation && string.IsNullOrWhiteSpace(note)) throw new RefusedException(HandlingText.WhatFollows, RuleId, "Note");
        if (outcome == TaskOutcome.NotNeeded && string.IsNullOrWhiteSpace(note)) throw new RefusedException(HandlingText.WhyNotNeeded, "R-GEN-07", "Note");
        Close(outcome, note, by.AccountId, by.Name, now);
    }

    /// <summary>It no longer applies.</summary>
    public void Lapse(string reason, DateTimeOffset now)
    {
        if (IsOpen) Close(TaskOutcome.Lapsed, reason, null, null, now);
    }

    /// <summary>Its time is over.</summary>
    public void FallLate()
    {
        if (!IsOpen || IsLate) return;
        IsLate = true;
        Tell(new RequestTaskFellLate(RequestId, Id, Code, UnitPath));
    }

    private void Close(TaskOutcome outcome, string? note, Guid? by, string? name, DateTimeOffset now)
    {
        note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        (Outcome, EndedAt, EndedById, EndedByName, Note) = (outcome, now, by, name, note);
        Tell(new RequestTaskEnded(RequestId, Id, Code, UnitPath, outcome), note);
    }
}

/// <summary>What is to be done.</summary>
/// <param name="Code">Which duty.</param>
/// <param name="RuleId">Rule that asks for it.</param>
/// <param name="UnitPath">The unit that must do it, whoever handles the request; null for the unit that handles it.</param>
/// <param name="Detail">What it is about.</param>
/// <param name="NotByHandler">Whoever handles the request must not do it.</param>
internal sealed record TaskContent(string Code, string RuleId, string? UnitPath = null, string? Detail = null, bool NotByHandler = false);

/// <summary>Who ends a task.</summary>
internal sealed record TaskActor(Guid AccountId, string Name, bool IsHandler);
