using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Values;

namespace Niangjia.Notices.Domain;

/// <summary>
/// One notice for one account. It is no entity with a history: what it tells of stands in the journal already, and whether somebody has read it is
/// nobody else's business.
/// </summary>
internal sealed class StaffNotice
{
    public const int LongestText = 200;

    private StaffNotice()
    {
    }

    public Guid Id { get; private set; }
    public Guid AccountId { get; private set; }

    /// <summary>What happened; unique together with the account.</summary>
    public string Key { get; private set; } = "";
    public NoticeKind Kind { get; private set; }
    public NoticeTone Tone { get; private set; }
    public string Title { get; private set; } = "";
    public string TitleInEnglish { get; private set; } = "";
    public string? Detail { get; private set; }
    public string? DetailInEnglish { get; private set; }
    public string Url { get; private set; } = "";
    public Guid SubjectId { get; private set; }
    public Guid? ClockId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>When it lost its point: the clock was met, the request closed.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    public bool IsUnread => ReadAt is null && SettledAt is null;

    public static StaffNotice For(Guid accountId, NewNotice notice, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        AccountId = accountId,
        Key = notice.Key,
        Kind = notice.Kind,
        Tone = notice.Tone,
        Title = Short(notice.Title.Chinese),
        TitleInEnglish = Short(notice.Title.English),
        Detail = notice.Detail is { Chinese: var chinese } ? Short(chinese) : null,
        DetailInEnglish = notice.Detail is { English: var english } ? Short(english) : null,
        Url = notice.Url,
        SubjectId = notice.SubjectId,
        ClockId = notice.ClockId,
        At = now,
    };

    public void Read(DateTimeOffset now) => ReadAt ??= now;

    public void Settle(DateTimeOffset now) => SettledAt ??= now;

    private static string Short(string text) => text.Length <= LongestText ? text : TypedText.Cut(text, LongestText - 1) + "…";
}
