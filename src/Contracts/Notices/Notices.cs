namespace Niangjia.Contracts.Notices;

/// <summary>What a notice is about, so that people can filter.</summary>
public enum NoticeKind
{
    /// <summary>时限提醒：a part of a period is over (R-CLK-02)</summary>
    Deadline,
    /// <summary>红牌：a period is over (R-CLK-02)</summary>
    RedCard,
    /// <summary>交办：something is in my hands now, or in those of my unit</summary>
    Assignment,
    /// <summary>上报：something went up from my level (R-ESC-01)</summary>
    Escalation,
    /// <summary>工单：between a unit and a partner department</summary>
    WorkOrder,
    /// <summary>职工：the applicant wrote, supplied, withdrew, rated</summary>
    Applicant,
    /// <summary>期限变动：a yearly notice moved a date (R-TIM-08)</summary>
    DateMoved,
    /// <summary>调解与履行：meetings, payments, breaches (R-MED-09)</summary>
    Mediation,
    /// <summary>任务：something must be done beside the handling (R-CAS-07)</summary>
    Task,
    /// <summary>同一事项：several people report the same</summary>
    SharedMatter,
    /// <summary>运行：something of the installation needs its administrator</summary>
    Operation,
}

/// <summary>How a notice is meant.</summary>
public enum NoticeTone
{
    /// <summary>To know.</summary>
    Info,
    /// <summary>Done, kept.</summary>
    Good,
    /// <summary>Look at it soon.</summary>
    Warn,
    /// <summary>Late, broken.</summary>
    Bad,
}

/// <summary>A sentence in both languages: nobody knows at the time of writing in which one it will be read.</summary>
public sealed record NoticeText(string Chinese, string English);

/// <summary>Something a member of the staff should know.</summary>
/// <param name="Key">Names what happened, at most 80 characters; the same key reaches an account once, however often it is told.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Tone">How it is meant.</param>
/// <param name="Title">What happened, at most 200 characters; names numbers and units, never a person who asked for confidence (R-PRI-13).</param>
/// <param name="Detail">A further line, at most 200 characters, or null.</param>
/// <param name="Url">Local address of the page to go to.</param>
/// <param name="SubjectId">The request, dispute, work order … that it is about; see <see cref="INotices.SettleAsync"/>.</param>
/// <param name="ClockId">The clock whose date it tells; when that clock ends the notice has lost its point by itself.</param>
/// <param name="IsUrgent">Whether it may disturb somebody's night: danger to life and health.</param>
public sealed record NewNotice(
    string Key, NoticeKind Kind, NoticeTone Tone, NoticeText Title, NoticeText? Detail, string Url, Guid SubjectId, Guid? ClockId = null, bool IsUrgent = false);

/// <summary>
/// The staff's inbox of notices (消息提醒). Nothing here saves: what is told stands or falls with the caller's transaction, be that a command or a
/// reaction.
/// </summary>
public interface INotices
{
    /// <summary>Tells these accounts; who has been told under the same key is not told again.</summary>
    Task TellAsync(NewNotice notice, IEnumerable<Guid> accountIds, CancellationToken cancellationToken);

    /// <summary>Notices of these kinds about a subject have lost their point: they stay in the list and no longer count as unread.</summary>
    Task SettleAsync(Guid subjectId, IReadOnlyCollection<NoticeKind> kinds, CancellationToken cancellationToken);
}
