using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Delivery;
using Niangjia.Notices.Gateways;
using Shouldly;

namespace Niangjia.Testing;

/// <summary>The phones, or the mailboxes, of all people: the end of the line, where a gateway would be.</summary>
public sealed partial class Phones(MessageWays way = MessageWays.ShortMessage) : IGateway
{
    private readonly ConcurrentQueue<(string Address, string Text)> _sent = new();

    /// <summary>The gateway does not answer, as on a bad day.</summary>
    public bool AreDown { get; set; }

    /// <summary>Nobody has set it up.</summary>
    public bool AreNotConnected { get; set; }

    /// <summary>What happens elsewhere while the gateway answers.</summary>
    public Func<Task>? Meanwhile { get; set; }

    /// <summary>Everything that was sent.</summary>
    public int Count => _sent.Count;

    /// <summary>The texts a phone got, oldest first; the number in E.164, or the address of a mailbox.</summary>
    public IReadOnlyList<string> To(string address) => [.. _sent.Where(message => message.Address == address).Select(message => message.Text)];

    /// <summary>The six digits in the last text with a code that a phone got.</summary>
    public string LastCodeTo(string address) =>
        To(address).Select(text => Code().Match(text)).LastOrDefault(code => code.Success)?.Value ?? throw new ShouldAssertException($"No code was sent to {address}.");

    MessageWays IGateway.Way => way;

    bool IGateway.Takes(MessageKind kind) => !AreNotConnected;

    async Task<Carried> IGateway.SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (AreDown) return new(CarriedEnd.Unreachable, $"短信网关没有应答：{letter.Address}");
        _sent.Enqueue((letter.Address, letter.Text));
        if (Meanwhile is { } meanwhile) await meanwhile();
        return new(CarriedEnd.Arrived, "OK");
    }

    // Not part of a number such as QS-500116-20260302-0001.
    [GeneratedRegex(@"(?<![\d-])\d{6}(?![\d-])")]
    private static partial Regex Code();
}
