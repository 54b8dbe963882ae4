using Microsoft.Extensions.Logging;

namespace Niangjia.Cases.Mail;

/// <summary>Carries an answer to whoever wrote by e-mail. The development one writes to the log that it would have gone; a deployment's outbox takes its place.</summary>
internal interface IMailAnswers
{
    /// <summary>Sends, or throws when it cannot be sent now.</summary>
    /// <param name="key">The same answer again has the same key and goes once.</param>
    /// <param name="address">E-mail address.</param>
    /// <param name="subject">Subject.</param>
    /// <param name="text">Plain text; may hold a receipt code, so it is never logged.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task SendAsync(string key, string address, string subject, string text, CancellationToken cancellationToken);
}

/// <summary>Tells the log, without the address and without the text.</summary>
internal sealed partial class LoggedMailAnswers(ILogger<LoggedMailAnswers> logger) : IMailAnswers
{
    public Task SendAsync(string key, string address, string subject, string text, CancellationToken cancellationToken)
    {
        Would(logger, key, text.Length);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answer {Key} of {Length} characters was not sent: no outbox is installed.")]
    private static partial void Would(ILogger logger, string key, int length);
}
