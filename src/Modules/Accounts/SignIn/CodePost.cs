using Niangjia.Contracts.Notices;

namespace Niangjia.Accounts;

/// <summary>Writes the message with a code. The caller saves: code and message stand or fall together.</summary>
internal sealed class CodePost(IMessages messages, SecuritySettings settings)
{
    public Task SendAsync(IssuedCode code, MessageWays way, string address, CancellationToken cancellationToken) => messages.PostAsync(
        new(MessageKind.Code, way, address, string.Format(AccountsText.CodeMessage, code.Code, (int)settings.CodeLifetime.TotalMinutes), code.Id, GoodFor: settings.CodeLifetime), cancellationToken);
}
