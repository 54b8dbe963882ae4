using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Niangjia.Contracts.Accounts;
using Shouldly;

namespace Niangjia.Testing;

/// <summary>The phones of all people: the end of the line, where a gateway would be.</summary>
public sealed partial class Phones : IMessageChannel
{
    private readonly ConcurrentQueue<(string Mobile, string Text)> _sent = new();

    /// <summary>The gateway answers with an error, as it does on a bad day.</summary>
    public bool AreDown { get; set; }

    /// <summary>The texts a phone got, oldest first; the number in E.164.</summary>
    public IReadOnlyList<string> To(string mobile) => [.. _sent.Where(message => message.Mobile == mobile).Select(message => message.Text)];

    /// <summary>The six digits in the last text with a code that a phone got.</summary>
    public string LastCodeTo(string mobile) =>
        To(mobile).Select(text => Code().Match(text)).LastOrDefault(code => code.Success)?.Value ?? throw new ShouldAssertException($"No code was sent to {mobile}.");

    Task IMessageChannel.SendAsync(string mobile, string text, CancellationToken cancellationToken)
    {
        if (AreDown) throw new InvalidOperationException($"短信网关没有应答：{mobile}");
        _sent.Enqueue((mobile, text));
        return Task.CompletedTask;
    }

    // Not part of a number such as QS-500116-20260302-0001.
    [GeneratedRegex(@"(?<![\d-])\d{6}(?![\d-])")]
    private static partial Regex Code();
}
