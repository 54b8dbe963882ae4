using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Administration.Features.FindFailures;

/// <summary>A reaction that failed, and the unit it was for.</summary>
internal sealed record FailureRow(FailedReaction Failure, string? UnitName);

internal sealed class FindFailuresHandler(FailedReactions failures, IUnitDirectory units)
{
    private const int Rows = 30;

    public async Task<PageOf<FailureRow>> HandleAsync(string? after, CancellationToken cancellationToken)
    {
        var page = await failures.PageAsync(after, Rows, cancellationToken);
        if (page.Items.Count == 0) return new([], page.Next, page.IsFirst);
        var tree = await units.TreeAsync(cancellationToken);
        return new([.. page.Items.Select(failure => new FailureRow(failure, tree.ByPath(failure.UnitPath)?.Name))], page.Next, page.IsFirst);
    }
}
