using System.Buffers.Binary;
using Niangjia.DemoData;

namespace Niangjia.LargeSet;

/// <summary>A request once more: at another time, in another grid, of another person, under a number of its own.</summary>
/// <param name="Model">What is copied.</param>
/// <param name="Shift">How much earlier; whole weeks for what has ended, so that working days stay working days.</param>
/// <param name="Grid">Number of the grid it lies in.</param>
/// <param name="Person">Whose it is; null of an anonymous one.</param>
/// <param name="Number">Its number.</param>
/// <param name="Serial">Which copy it is, from 0.</param>
internal sealed record Copy(Model Model, Places Places, TimeSpan Shift, int Grid, Guid? Person, string Number, int Serial)
{
    private readonly Guid[] _ids = new Guid[Model.Ids.Count];

    /// <summary>Number of the work order, when there is one.</summary>
    public string Order { get; init; } = "";

    /// <summary>The id that stands for one of the model's.</summary>
    public Guid Id(int at)
    {
        if (_ids[at] == Guid.Empty) _ids[at] = Identity.Moved(Model.Ids[at], Shift, ((long)Serial << 12) | (uint)at);
        return _ids[at];
    }

    public DateTimeOffset At(DateTimeOffset at) => at.Year == 9999 ? at : at + Shift;

    public DateOnly On(DateOnly day) => day.Year == 9999 ? day : day.AddDays((int)Math.Round(Shift.TotalDays));

    public Place Place(Place place) => Places.Moved(place, Model.Grid, Grid);

    public Actor Officer(Post post) => Places.Moved(post, Model.Grid, Grid);
}

/// <summary>Ids of copies: of the instant they tell, and the same for the same copy.</summary>
internal static class Identity
{
    /// <summary>The id that a thing would have had if it had happened so much later.</summary>
    public static Guid Moved(Guid id, TimeSpan shift, long serial)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16) + (long)shift.TotalMilliseconds;
        return At(milliseconds, serial);
    }

    /// <summary>The id of something that came into being at an instant.</summary>
    public static Guid At(long milliseconds, long serial)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Scattered((ulong)serial));
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)milliseconds << 16) | 0x7000 | (Scattered((ulong)serial + 1) & 0x0FFF));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }

    // SplitMix64: different for different numbers, and spread over all bits.
    private static ulong Scattered(ulong number)
    {
        var mixed = (number + 1) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
