using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Niangjia.Bench.Load;

/// <summary>What came of a load.</summary>
/// <param name="Answers">Good answers.</param>
/// <param name="Errors">Answers that are not good, also those that lead elsewhere, and broken connections.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Sorted">How long each answer took, in milliseconds, the shortest first.</param>
/// <param name="LongestSilence">The longest time, in slots of 250 ms, without any answer.</param>
/// <param name="FirstError">What the first bad answer said, or null.</param>
internal sealed record LoadResult(long Answers, long Errors, double Seconds, float[] Sorted, double LongestSilence, string? FirstError)
{
    public double Rate => Answers / Seconds;

    public double At(double share) => Sorted.Length == 0 ? double.NaN : Sorted[(int)Math.Min(Sorted.Length - 1, share * Sorted.Length)];
}

/// <summary>
/// Clients that each keep one connection and send the next call when the last was answered. Bare sockets, so that what the load itself costs stays small; it is said
/// apart.
/// </summary>
/// <param name="server">Where to.</param>
/// <param name="call">Makes the bytes of a call; given the dice of the client.</param>
internal sealed class RawLoad(Uri server, Func<Random, byte[]> call)
{
    private const int Slot = 250;
    private const int Shown = 300;

    private long _answers;
    private long _errors;
    private string? _firstError;

    public async Task<LoadResult> RunAsync(int clients, double seconds)
    {
        (_answers, _errors) = (0, 0);
        var (watch, slots) = (Stopwatch.StartNew(), new int[(int)(seconds * 1000 / Slot) + 2]);
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => GoOnAsync(new(unchecked(Environment.ProcessId * 7919 + client)), watch, seconds, slots))));
        var took = watch.Elapsed.TotalSeconds;
        float[] all = [.. times.SelectMany(list => list)];
        Array.Sort(all);
        return new(_answers, _errors, took, all, Silence(slots.AsSpan(0, (int)(seconds * 1000 / Slot))) * Slot / 1000.0, _firstError);
    }

    private async Task<List<float>> GoOnAsync(Random dice, Stopwatch watch, double seconds, int[] slots)
    {
        var times = new List<float>();
        var buffer = new byte[1 << 20];
        Socket? line = null;
        try
        {
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                var from = watch.Elapsed.TotalMilliseconds;
                try
                {
                    line ??= await ConnectAsync();
                    await line.SendAsync(call(dice));
                    var (status, length, head) = await ReadAsync(line, buffer);
                    if (status < 300) Interlocked.Increment(ref _answers);
                    else Fail(System.Text.Encoding.UTF8.GetString(buffer, 0, Math.Min(length, head + Shown)));
                }
                catch (Exception e) when (e is SocketException or IOException)
                {
                    Fail(e.Message);
                    line?.Dispose();
                    line = null;
                }
                var to = watch.Elapsed.TotalMilliseconds;
                times.Add((float)(to - from));
                Interlocked.Increment(ref slots[(int)Math.Min(to / Slot, slots.Length - 1)]);
            }
        }
        finally
        {
            line?.Dispose();
        }
        return times;
    }

    private void Fail(string said)
    {
        Interlocked.Increment(ref _errors);
        _firstError ??= said;
    }

    private async Task<Socket> ConnectAsync()
    {
        var line = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await line.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
        return line;
    }

    /// <summary>Reads one answer; its status, its length and where its body begins.</summary>
    private static async Task<(int Status, int Length, int Head)> ReadAsync(Socket line, byte[] buffer)
    {
        var (length, end) = (0, -1);
        long whole = -1;
        var chunked = false;
        while (true)
        {
            var got = await line.ReceiveAsync(buffer.AsMemory(length));
            if (got == 0) throw new IOException("The line was closed.");
            length += got;
            if (end < 0)
            {
                var at = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
                if (at < 0) continue;
                end = at + 4;
                (whole, chunked) = BodyOf(buffer.AsSpan(0, end));
            }
            if (chunked ? length > end && buffer.AsSpan(end, length - end).EndsWith("0\r\n\r\n"u8) : length >= end + whole)
                return (Utf8Parser.TryParse(buffer.AsSpan(9, 3), out int status, out _) ? status : 999, length, end);
        }
    }

    private static (long Length, bool Chunked) BodyOf(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("\r\nContent-Length: "u8);
        if (at >= 0 && Utf8Parser.TryParse(head[(at + 18)..], out long length, out _)) return (length, false);
        return (0, head.IndexOf("\r\nTransfer-Encoding: chunked"u8) >= 0);
    }

    private static int Silence(ReadOnlySpan<int> slots)
    {
        var (longest, now) = (0, 0);
        foreach (var answers in slots) longest = Math.Max(longest, now = answers == 0 ? now + 1 : 0);
        return longest;
    }
}
