using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Api;
using Niangjia.Notices.Domain;
using Niangjia.Notices.Features.FindNotices;
using Niangjia.Notices.Features.ReadNotices;

namespace Niangjia.Notices;

/// <summary>What programs may do with one's own notices.</summary>
internal static class NoticesApi
{
    public static void Map(ApiRoutes api)
    {
        api.Query<FindNoticesHandler>("notices", NoticePermissions.Read, "My notices", (StaffNotice one) => NoticeAnswer.Of(one));
        api.Command<ReadNoticesCommand, ReadNoticesHandler>("notices/marks", NoticePermissions.Read, "Mark one notice, or all up to one, as read");
    }

    internal sealed record NoticeAnswer(Guid Id, NoticeKind Kind, NoticeTone Tone, string Title, string? Detail, string Url, Guid SubjectId, DateTimeOffset At, bool IsUnread)
    {
        public static NoticeAnswer Of(StaffNotice one)
        {
            var english = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "zh";
            return new(one.Id, one.Kind, one.Tone, english ? one.TitleInEnglish : one.Title, english ? one.DetailInEnglish : one.Detail, one.Url, one.SubjectId, one.At, one.IsUnread);
        }
    }
}
