using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Organisation;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Search;

namespace Niangjia.Enterprises.Features.FindEnterprises;

/// <summary>One page of the list, by name.</summary>
internal sealed record FindEnterprisesQuery(EnterpriseFilter Filter, string? After);

/// <summary>One line of the list.</summary>
internal sealed record EnterpriseRow(Guid Id, string Name, string? CreditCode, bool HasFailedCode, string UnitName, string? Industry, int? Headcount, EnterpriseStatus Status);

/// <summary>The page and how many there are in all, as <see cref="Counting"/> counts.</summary>
internal sealed record EnterpriseList(PageOf<EnterpriseRow> Page, int Count);

internal sealed class FindEnterprisesHandler(AppDbContext db, CurrentUser user, IUnitDirectory units, SearchIndex search)
{
    private const int Size = 50;

    public async Task<EnterpriseList> HandleAsync(FindEnterprisesQuery query, CancellationToken cancellationToken)
    {
        var rows = query.Filter.Rows(db, user, search);
        var tree = await units.TreeAsync(cancellationToken);
        var page = await rows.PageAsync(row => row.Name, row => row.Id, query.After, Size, false, cancellationToken);
        var shown = page.Items.Select(row => new EnterpriseRow(
            row.Id, row.Name, row.CreditCode?.Value, row.HasFailedCode, tree.ByPath(row.UnitPath)?.Name ?? row.UnitPath, row.IndustryCode, row.Headcount, row.Status));
        return new(new([.. shown], page.Next, page.IsFirst), await rows.CountToMostAsync(cancellationToken));
    }
}
