using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>State of a work order.</summary>
internal enum WorkOrderState
{
    Sent,
    Accepted,
    Rejected,
    Answered,
    Recalled,
}

/// <summary>工单 to a partner department, which accepts under its own reference or rejects, and reports back by a day.</summary>
internal sealed class WorkOrder : Entity, IScoped
{
    private WorkOrder()
    {
    }

    public Guid RequestId { get; private set; }

    /// <summary>Number shown to both sides: GD-….</summary>
    public string Number { get; private set; } = "";

    /// <summary>Department that must act; it sees the order through this path.</summary>
    public string DepartmentPath { get; private set; } = "";

    /// <summary>Unit that sent it.</summary>
    public string UnitPath { get; private set; } = "";
    public Guid SentById { get; private set; }
    public DateTimeOffset SentAt { get; private set; }
    public string Matter { get; private set; } = "";
    public DateOnly FeedbackDue { get; private set; }
    public WorkOrderState State { get; private set; }
    public string? Reference { get; private set; }
    public string? Answer { get; private set; }
    public bool? IsSolved { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The department may meet the employer, which must not learn who asks (R-HOT-05); as it was when the order was sent.</summary>
    public bool IsGuarded { get; private set; }

    /// <summary>Why it is no longer needed.</summary>
    public string? RecallReason { get; private set; }

    /// <summary>Whether something is still expected of the department.</summary>
    public bool IsOpen => State is WorkOrderState.Sent or WorkOrderState.Accepted;

    public static WorkOrder Send(WorkerRequest request, string number, string departmentPath, string matter, DateOnly feedbackDue, Guid by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(matter)) throw new RefusedException(CasesText.MatterNeeded, "R-§1.5", "Matter");
        var order = new WorkOrder
        {
            Id = Guid.CreateVersion7(now),
            RequestId = request.Id,
            Number = number,
            DepartmentPath = departmentPath,
            UnitPath = request.HandlerPath,
            SentById = by,
            SentAt = now,
            Matter = matter.Trim(),
            FeedbackDue = feedbackDue,
            State = WorkOrderState.Sent,
            IsGuarded = request.IsGuarded,
        };
        order.Tell(new WorkOrderSent(request.Id, order.Id, number));
        return order;
    }

    /// <summary>The department accepts under its reference number.</summary>
    public void Accept(string reference)
    {
        RefuseUnless(WorkOrderState.Sent);
        if (string.IsNullOrWhiteSpace(reference)) throw new RefusedException(CasesText.ReferenceNeeded, "R-§1.5", "Reference");
        (State, Reference) = (WorkOrderState.Accepted, reference.Trim());
        Tell(new WorkOrderAccepted(RequestId, Id, Reference));
    }

    /// <summary>The department rejects with a reason; the request goes on with us.</summary>
    public void Reject(string reason, DateTimeOffset now)
    {
        RefuseUnless(WorkOrderState.Sent);
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(CasesText.ReasonNeeded, "R-GEN-07", "Reason");
        (State, Answer, AnsweredAt) = (WorkOrderState.Rejected, reason.Trim(), now);
        Tell(new WorkOrderRejected(RequestId, Id), Answer);
    }

    /// <summary>The department reports what it did.</summary>
    public void Report(string answer, bool solved, DateTimeOffset now)
    {
        RefuseUnless(WorkOrderState.Accepted);
        if (string.IsNullOrWhiteSpace(answer)) throw new RefusedException(CasesText.AnswerNeeded, "R-§1.5", "Answer");
        (State, Answer, IsSolved, AnsweredAt) = (WorkOrderState.Answered, answer.Trim(), solved, now);
        Tell(new WorkOrderAnswered(RequestId, Id, solved));
    }

    /// <summary>The matter ended otherwise: nothing is expected of the department any more.</summary>
    public void Recall(string reason, DateTimeOffset now)
    {
        if (!IsOpen) throw new RefusedException(CasesText.WorkOrderMovedOn, "R-§1.5");
        (State, AnsweredAt, RecallReason) = (WorkOrderState.Recalled, now, reason);
        Tell(new WorkOrderRecalled(RequestId, Id), reason);
    }

    /// <summary>The day for feedback has passed.</summary>
    public void FallLate()
    {
        if (IsOpen) Tell(new WorkOrderFellLate(RequestId, Id, DepartmentPath));
    }

    private void RefuseUnless(WorkOrderState state)
    {
        if (State != state) throw new RefusedException(CasesText.WorkOrderMovedOn, "R-§1.5");
    }
}
