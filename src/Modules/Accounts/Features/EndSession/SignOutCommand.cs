using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;

namespace Niangjia.Accounts.Features.EndSession;

/// <summary>The user signs out of this browser.</summary>
internal sealed record SignOutCommand;

internal sealed class SignOutHandler(CurrentSession session, SessionStarter sessions, AccessLog log, IHttpContextAccessor accessor)
{
    public async Task HandleAsync(SignOutCommand command, CancellationToken cancellationToken)
    {
        if (session is { AccountId: { } account, SessionId: { } id })
        {
            await sessions.EndAsync(account, id, null, SessionEnd.SignedOut, cancellationToken);
            await log.RecordAsync(AccessKind.SignOut, true, null, cancellationToken);
        }
        await accessor.HttpContext!.SignOutAsync(Sessions.Scheme);
    }
}
