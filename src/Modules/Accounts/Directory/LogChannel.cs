using Microsoft.Extensions.Logging;
using Niangjia.Contracts.Accounts;

namespace Niangjia.Accounts;

/// <summary>The development channel: what would go to a phone goes to the log. A deployment registers its gateway instead.</summary>
internal sealed class LogChannel(ILogger<LogChannel> logger) : IMessageChannel
{
    public Task SendAsync(string mobile, string text, CancellationToken cancellationToken)
    {
        logger.LogWarning("Message to {Mobile}: {Text}", mobile, text);
        return Task.CompletedTask;
    }
}
