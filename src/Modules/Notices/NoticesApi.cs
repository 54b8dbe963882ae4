using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Api;
using Niangjia.Kernel.Delivery;
using Niangjia.Notices.Domain;
using Niangjia.Notices.Features.ChooseWays;
using Niangjia.Notices.Features.FindDeliveries;
using Niangjia.Notices.Features.FindNotices;
using Niangjia.Notices.Features.ReadNotices;
using Niangjia.Notices.Features.TryDeliveryAgain;

namespace Niangjia.Notices;

/// <summary>What programs may do with one's own notices.</summary>
internal static class NoticesApi
{
    public static void Map(ApiRoutes api)
    {
        api.Query<FindNoticesHandler>("notices", NoticePermissions.Read, "My notices", (StaffNotice one) => NoticeAnswer.Of(one));
        api.Command<ReadNoticesCommand, ReadNoticesHandler>("notices/marks", NoticePermissions.Read, "Mark one notice, or all up to one, as read");
        api.Query<ShowWaysHandler>("notices/ways", null, "How I want to hear of what");
        api.Command<ChooseWaysCommand, ChooseWaysHandler>("notices/ways", null, "Choose how I want to hear of what", method: "PUT");
        api.Command<StopMessagesCommand, StopMessagesHandler>("notices/ways", null, "Send me nothing outside the platform any more", method: "DELETE");
        api.Query<FindDeliveriesHandler>("deliveries", NoticePermissions.Deliveries, "Messages that went out or are to, without what they say", (OutgoingMessage one) => DeliveryAnswer.Of(one));
        api.Command<TryDeliveryAgainCommand, TryDeliveryAgainHandler>("deliveries/{messageId:guid}/retries", NoticePermissions.Deliveries, "Send a message that was given up once more");
        api.Command<TryDeliveriesAgainCommand, TryDeliveriesAgainHandler>("deliveries/retries", NoticePermissions.Deliveries, "Send all messages that were given up once more");
    }

    internal sealed record DeliveryAnswer(
        Guid Id, DateTimeOffset At, MessageKind Kind, NoticeKind? Topic, MessageWays Way, string To, ParcelState State, int Tries, DateTimeOffset? NextTryAt, DateTimeOffset? EndedAt, string? Answer, Guid SubjectId)
    {
        public static DeliveryAnswer Of(OutgoingMessage one) =>
            new(one.Id, one.MadeAt, one.Kind, one.Topic, one.Way, one.Shown, one.State, one.Tries, one.NextTryAt, one.EndedAt, one.Answer, one.SubjectId);
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
