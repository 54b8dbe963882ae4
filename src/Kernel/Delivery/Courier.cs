namespace Niangjia.Kernel.Delivery;

/// <summary>How one try to carry a parcel ended.</summary>
public enum CarriedEnd
{
    /// <summary>The other side has taken it.</summary>
    Arrived,
    /// <summary>It did not work; it may another time.</summary>
    Failed,
    /// <summary>The other side does not answer at all: what else is for it can wait as well.</summary>
    Unreachable,
    /// <summary>The other side will never take it.</summary>
    Refused,
    /// <summary>It need not be sent any more.</summary>
    Pointless,
    /// <summary>It was not tried, since it is not the time for it.</summary>
    Later,
}

/// <summary>The end of one try.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Said">What the other side said, or why; never what the parcel holds.</param>
/// <param name="Until">When it is the time for it.</param>
public sealed record Carried(CarriedEnd End, string? Said = null, DateTimeOffset? Until = null);

/// <summary>Knows how to carry one kind of parcel.</summary>
public interface ICourier<in TParcel> where TParcel : Parcel
{
    /// <summary>Tries once, and may change the parcel; it is saved afterwards. An error it throws is a failed try.</summary>
    Task<Carried> CarryAsync(TParcel parcel, CancellationToken cancellationToken);

    /// <summary>How long to wait after a failed try, or null when it is given up.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="tries">Tries so far, the failed one included.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    ValueTask<TimeSpan?> PauseAfterAsync(TParcel parcel, int tries, CancellationToken cancellationToken);

    /// <summary>Where a parcel goes: what goes to one place is carried one after the other, and one place that is slow holds up no other.</summary>
    string LaneOf(TParcel parcel);
}
