using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Delivery;

namespace Niangjia.Notices.Gateways;

/// <summary>
/// Where there is no gateway yet: writes to the log what would go out, in development and in demos. Where real people are it takes nothing, since a log is no
/// place for codes and numbers; <c>Messages:Log=true</c> overrules that for a trial.
/// </summary>
internal sealed partial class LogGateway(MessageWays way, IConfiguration configuration, IHostEnvironment environment, ILogger<LogGateway> log) : IGateway
{
    public MessageWays Way => way;

    public bool Takes(MessageKind kind) => configuration.GetValue("Messages:Log", environment.IsDevelopment() || configuration.GetValue("Niangjia:Demo", false));

    public Task<Carried> SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        Sent(letter.Address, letter.Text);
        return Task.FromResult(new Carried(CarriedEnd.Arrived, NoticesText.WrittenToLog));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message to {Address}: {Text}")]
    private partial void Sent(string address, string text);
}
