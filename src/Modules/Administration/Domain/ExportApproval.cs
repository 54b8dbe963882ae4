using Niangjia.Contracts.Administration;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Administration.Domain;

/// <summary>Where an export that was asked for stands.</summary>
internal enum ExportState
{
    Asked,
    Approved,
    Refused,
}

/// <summary>
/// Leave to take away more rows than may leave unasked (R-SEC-16). It is for one person, one list with one filter, and a few days; what is then
/// taken away is the list as it is on that day.
/// </summary>
internal sealed class ExportApproval : Entity, IScoped
{
    public const int LongestReason = 500;
    public const int LongestAddress = 1000;

    private ExportApproval()
    {
    }

    public string UnitPath { get; private set; } = "";
    public Guid AskedById { get; private set; }
    public string AskedByName { get; private set; } = "";
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Path and query of the export.</summary>
    public string Address { get; private set; } = "";
    public string Title { get; private set; } = "";

    /// <summary>Rows when it was asked for.</summary>
    public int Rows { get; private set; }
    public string Reason { get; private set; } = "";
    public ExportState State { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Answer { get; private set; }

    /// <summary>Until when it may be taken away.</summary>
    public DateTimeOffset? Until { get; private set; }

    public static ExportApproval Ask(AskedExport asked, Guid accountId, string name, string? reason, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(AdministrationText.ExportReasonNeeded, "R-SEC-16", "Reason");
        var approval = new ExportApproval
        {
            Id = Guid.CreateVersion7(now),
            UnitPath = asked.UnitPath,
            AskedById = accountId,
            AskedByName = name,
            AskedAt = now,
            Address = asked.Address,
            Title = asked.Title,
            Rows = asked.Rows,
            Reason = reason.Trim(),
        };
        approval.Tell(new ExportAsked(approval.Id, approval.Title, approval.Rows), approval.Reason);
        return approval;
    }

    /// <summary>Another person decides; nobody allows himself anything.</summary>
    public void Decide(bool approve, Guid accountId, string name, string? answer, DateTimeOffset until, DateTimeOffset now)
    {
        if (State != ExportState.Asked) throw new RefusedException(AdministrationText.ExportIsDecided, "R-SEC-16");
        if (accountId == AskedById) throw new RefusedException(AdministrationText.ExportIsYours, "R-SEC-16");
        if (!approve && string.IsNullOrWhiteSpace(answer)) throw new RefusedException(AdministrationText.ExportAnswerNeeded, "R-SEC-16", "Answer");
        (State, DecidedByName, DecidedAt, Answer) = (approve ? ExportState.Approved : ExportState.Refused, name, now, string.IsNullOrWhiteSpace(answer) ? null : answer.Trim());
        if (approve) Until = until;
        Tell(new ExportDecided(Id, approve, Until), Answer);
    }

    public bool IsGoodAt(DateTimeOffset now) => State == ExportState.Approved && Until > now;
}

/// <summary>What somebody wants to take away.</summary>
internal sealed record AskedExport(string Address, string ListAddress, string Title, int Rows, string UnitPath);
