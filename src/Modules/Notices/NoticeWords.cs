using System.Globalization;
using Niangjia.Contracts.Notices;
using Niangjia.Notices.Domain;
using Niangjia.Ui;

namespace Niangjia.Notices;

/// <summary>Notices in the language of the request.</summary>
internal static class NoticeWords
{
    public static string Of(NoticeKind kind) => Text($"NoticeKind_{kind}");

    public static string Of(MessageKind kind) => Text($"MessageKind_{kind}");

    /// <summary>One way, or several.</summary>
    public static string Of(MessageWays ways) => ways == MessageWays.None
        ? Text("MessageWays_None")
        : string.Join(" · ", Enum.GetValues<MessageWays>().Where(way => way != MessageWays.None && ways.HasFlag(way)).Select(way => Text($"MessageWays_{way}")));

    public static string TitleOf(StaffNotice notice) => IsChinese ? notice.Title : notice.TitleInEnglish;

    public static string? DetailOf(StaffNotice notice) => IsChinese ? notice.Detail : notice.DetailInEnglish;

    public static Tone ToneOf(NoticeTone tone) => tone switch
    {
        NoticeTone.Good => Tone.Good,
        NoticeTone.Warn => Tone.Warn,
        NoticeTone.Bad => Tone.Bad,
        _ => Tone.Info,
    };

    public static string IconOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Deadline => "clock",
        NoticeKind.RedCard => "flag",
        NoticeKind.Assignment => "inbox",
        NoticeKind.Escalation => "rise",
        NoticeKind.WorkOrder => "send",
        NoticeKind.Task => "list",
        NoticeKind.Applicant => "message",
        NoticeKind.DateMoved => "calendar",
        NoticeKind.Operation => "gear",
        _ => "handshake",
    };

    private static string Text(string key) => NoticesText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;

    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
}
