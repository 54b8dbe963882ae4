using Niangjia.Contracts.Administration;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Administration;

/// <summary>Beside "failed reactions": those that were given up and wait for a person.</summary>
internal sealed class FailureBadge(FailedReactions failures) : IMenuBadge
{
    public string Url => AdministrationUrls.Reactions;

    public Task<int> CountAsync(CancellationToken cancellationToken) => failures.GivenUpAsync(cancellationToken);
}
