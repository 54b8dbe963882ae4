using System.Globalization;
using Niangjia.Contracts.Notices;
using Niangjia.Notices.Domain;
using Niangjia.Ui;

namespace Niangjia.Notices;

/// <summary>Notices in the language of the request.</summary>
internal static class NoticeWords
{
    public static string Of(NoticeKind kind) => NoticesText.ResourceManager.GetString($"NoticeKind_{kind}", CultureInfo.CurrentUICulture) ?? kind.ToString();

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
        _ => "handshake",
    };

    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
}
