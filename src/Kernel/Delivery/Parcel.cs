using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Delivery;

/// <summary>Where a parcel is.</summary>
public enum ParcelState
{
    /// <summary>It is to be sent, for the first time or again.</summary>
    Waiting,
    /// <summary>The other side has taken it.</summary>
    Sent,
    /// <summary>It was tried for long enough, or refused for good, and waits for a person.</summary>
    GivenUp,
    /// <summary>It had lost its point before it was sent.</summary>
    Dropped,
}

/// <summary>An administrator has something that was given up sent once more.</summary>
public sealed record ParcelTriedAgain(Guid ParcelId);

/// <summary>
/// Something that leaves the house: written with what it tells of in one transaction, and carried afterwards, at least once, by whichever node takes it first.
/// Its id is told to the other side, which can thereby see that it has it already.
/// </summary>
public abstract class Parcel : Entity
{
    /// <summary>Longest answer that is kept.</summary>
    public const int LongestAnswer = 300;

    private const int Instants = 10_000;
    private static int _made;

    /// <summary>A parcel that may leave at once. Those written in one instant stay in the order of writing, by microseconds.</summary>
    protected Parcel(DateTimeOffset now) =>
        (Id, MadeAt, NextTryAt) = (Guid.CreateVersion7(now), now.AddMicroseconds((uint)Interlocked.Increment(ref _made) % Instants), now);

    /// <summary>For the database.</summary>
    protected Parcel()
    {
    }

    /// <summary>When it was written, in UTC.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Where it is.</summary>
    public ParcelState State { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; private set; }

    /// <summary>When it is tried next, in UTC; null when nothing more happens by itself.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>When it arrived or was given up, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What the other side said last, without long numbers: who keeps the machine running need not read them.</summary>
    public string? Answer { get; private set; }

    /// <summary>Goes before all others.</summary>
    public bool IsUrgent { get; protected set; }

    /// <summary>Whoever carries it now.</summary>
    public Guid? Lease { get; private set; }

    /// <summary>Until when nobody else takes it; whoever had it then is thought dead.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    /// <summary>Whether somebody may ask for what has arrived to be sent once more.</summary>
    protected virtual bool MayArriveTwice => false;

    /// <summary>Has it sent once more, at once.</summary>
    /// <exception cref="RefusedException">It waits already, or has arrived.</exception>
    public void TryAgain(DateTimeOffset now)
    {
        if (State == ParcelState.Waiting || (State != ParcelState.GivenUp && !MayArriveTwice)) throw new RefusedException(KernelText.NotGivenUp);
        (State, NextTryAt, EndedAt, Lease, LeasedUntil) = (ParcelState.Waiting, now, null, null, null);
        Tell(new ParcelTriedAgain(Id));
    }

    internal bool IsDue(DateTimeOffset now) => State == ParcelState.Waiting && Lease is null && NextTryAt <= now;

    internal void Record(Carried carried, TimeSpan? pause, DateTimeOffset now)
    {
        (Lease, LeasedUntil) = (null, null);
        if (carried.Said is { } said) Answer = Cut(Masked.LongNumbers(said));
        if (carried.End != CarriedEnd.Later) Tries++;
        (State, NextTryAt) = carried.End switch
        {
            CarriedEnd.Arrived => (ParcelState.Sent, null),
            CarriedEnd.Pointless => (ParcelState.Dropped, null),
            CarriedEnd.Later => (ParcelState.Waiting, carried.Until),
            CarriedEnd.Failed or CarriedEnd.Unreachable when pause is { } wait => (ParcelState.Waiting, now + wait),
            _ => (ParcelState.GivenUp, (DateTimeOffset?)null),
        };
        EndedAt = State == ParcelState.Waiting ? null : now;
    }

    private static string Cut(string text) => text.Length <= LongestAnswer ? text : text[..LongestAnswer];
}

/// <summary>What all tables of parcels have.</summary>
public static class ParcelTables
{
    /// <summary>Name, lengths, and the index by which those that are due are found: only what waits is in it.</summary>
    public static void ToParcels<TParcel>(this EntityTypeBuilder<TParcel> builder, string table) where TParcel : Parcel
    {
        builder.ToTable(table);
        builder.Property(parcel => parcel.Answer).HasMaxLength(Parcel.LongestAnswer);
        builder.HasIndex(parcel => parcel.NextTryAt, $"IX_{table}_Due").HasFilter("\"State\" = 'Waiting'");
        builder.HasIndex(parcel => new { parcel.MadeAt, parcel.Id });
        builder.HasIndex(parcel => parcel.State, $"IX_{table}_GivenUp").HasFilter("\"State\" = 'GivenUp'");
        builder.HasIndex(parcel => parcel.Lease).HasFilter("\"Lease\" IS NOT NULL");
    }
}
