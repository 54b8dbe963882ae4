namespace Niangjia.Kernel.Jobs;

/// <summary>How much is done in one transaction: as much as keeps others waiting no longer than is bearable.</summary>
internal sealed class BatchSize(int first, int most, TimeSpan longest)
{
    /// <summary>How many now.</summary>
    public int Now { get; private set; } = first;

    /// <summary>Learns from one batch; at most doubling, since the next may be dearer.</summary>
    public void Took(int count, TimeSpan time) =>
        Now = (int)Math.Clamp(count * (longest / TimeSpan.FromTicks(Math.Max(time.Ticks, 1))), 1, Math.Min(most, Math.Max(Now, count) * 2));
}
