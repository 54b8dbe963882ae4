using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Niangjia.Contracts.Accounts;
using Shouldly;

namespace Niangjia.Testing;

/// <summary>The phones of all people: the end of the line, where a gateway would be.</summary>
public sealed partial class Phones : IMessageChannel
{
    private readonly ConcurrentQueue<(string Mobile, string Text)> _sent = new();

    /// <summary>The texts a phone got, oldest first; the number in E.164.</summary>
    public IReadOnlyList<string> To(string mobile) => [.. _sent.Where(message => message.Mobile == mobile).Select(message => message.Text)];

    /// <summary>The six digits in the last text a phone got.</summary>
    public string LastCodeTo(string mobile) =>
        To(mobile) is [.., var last] ? Code().Match(last).Value : throw new ShouldAssertException($"Nothing was sent to {mobile}.");

    Task IMessageChannel.SendAsync(string mobile, string text, CancellationToken cancellationToken)
    {
        _sent.Enqueue((mobile, text));
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"\d{6}")]
    private static partial Regex Code();
}
