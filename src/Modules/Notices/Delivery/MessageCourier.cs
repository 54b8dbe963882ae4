using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Sealing;
using Niangjia.Notices.Domain;
using Niangjia.Notices.Gateways;

namespace Niangjia.Notices.Delivery;

/// <summary>Carries a message by its way, and by the other one where the first refuses for good or fails again and again.</summary>
internal sealed class MessageCourier(AppDbContext db, IEnumerable<IGateway> gateways, ISealer sealer, IContacts contacts, QuietHours quiet, LegalParameters parameters, TimeProvider clock)
    : ICourier<OutgoingMessage>
{
    private const int Lanes = 4;
    private const int MostDoublings = 8;

    // From this try on the other way is taken when the first does not work: a day's quota is not there again in minutes.
    private const int FallBackFrom = 3;

    public async Task<Carried> CarryAsync(OutgoingMessage parcel, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (parcel.ExpiresAt <= now) return new(CarriedEnd.Pointless, NoticesText.TooLate);
        if (parcel.NoticeId is { } notice && await IsOverAsync(notice, cancellationToken)) return new(CarriedEnd.Pointless, NoticesText.ReadAlready);
        if (!parcel.IsUrgent && await quiet.EndAsync(now, cancellationToken) is { } morning) return new(CarriedEnd.Later, null, morning);
        var carried = await SendAsync(parcel, cancellationToken);
        var givesUp = carried.End == CarriedEnd.Refused || (carried.End is CarriedEnd.Failed or CarriedEnd.Unreachable && parcel.Tries + 1 >= FallBackFrom);
        if (!givesUp || parcel.Instead == MessageWays.None) return carried;
        parcel.FallBack();
        var second = await SendAsync(parcel, cancellationToken);
        return second with { Said = $"{carried.Said} → {second.Said}" };
    }

    // A code that comes after half an hour is of no use; all else may come tomorrow.
    public async ValueTask<TimeSpan?> PauseAfterAsync(OutgoingMessage parcel, int tries, CancellationToken cancellationToken) =>
        tries >= await parameters.WholeAsync("messages.tries", cancellationToken)
            ? null
            : TimeSpan.FromSeconds((parcel.IsUrgent ? 10 : 60) * Math.Pow(2, Math.Min(tries - 1, MostDoublings)));

    // Several at once by each way; what goes to one person stays in its order.
    public string LaneOf(OutgoingMessage parcel) => $"{parcel.Way}{(uint)parcel.Shown.GetHashCode(StringComparison.Ordinal) % Lanes}";

    private async Task<Carried> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (gateways.FirstOrDefault(one => one.Way == message.Way && one.Takes(message.Kind)) is not { } gateway) return new(CarriedEnd.Refused, NoticesText.NoGateway);
        if (await AddressAsync(message, cancellationToken) is not { } address) return new(CarriedEnd.Refused, NoticesText.NoAddress);
        var letter = new Letter(message.Id, message.Kind, message.Topic, address, sealer.Open(OutgoingMessage.TextField, message.Text), message.Url, message.MadeAt);
        try
        {
            return await gateway.SendAsync(letter, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // One that is down is one that does not work: the other way is for that.
            return new(CarriedEnd.Unreachable, e.Message);
        }
    }

    private async Task<string?> AddressAsync(OutgoingMessage message, CancellationToken cancellationToken) => message.Way == MessageWays.WeChat
        ? message.AccountId is { } account ? (await contacts.OfAsync([account], cancellationToken)).GetValueOrDefault(account)?.WeChat : null
        : sealer.OpenIfAny(OutgoingMessage.AddressField, message.Address);

    private Task<bool> IsOverAsync(Guid noticeId, CancellationToken cancellationToken) =>
        db.Set<StaffNotice>().AnyAsync(notice => notice.Id == noticeId && (notice.ReadAt != null || notice.SettledAt != null), cancellationToken);
}
