using Niangjia.Contracts.Administration;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Journal;

namespace Niangjia.Administration.Features.TryReactionAgain;

/// <summary>Has a reaction that failed tried once more, at once; who asked for it is journalled.</summary>
internal sealed record TryReactionAgainCommand(Guid FailureId);

internal sealed class TryReactionAgainHandler(FailedReactions failures, CurrentUser user)
{
    public async Task HandleAsync(TryReactionAgainCommand command, CancellationToken cancellationToken)
    {
        if (!user.Can(AdministrationPermissions.RetryReactions)) throw new ForbiddenException(AdministrationPermissions.RetryReactions);
        if (!await failures.TryAgainAsync(command.FailureId, cancellationToken)) throw new RefusedException(AdministrationText.FailureIsGone);
    }
}
