using Niangjia.Contracts.Enterprises;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Search;
using Niangjia.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Niangjia.Enterprises.Features.FindEnterprises;

/// <summary>What the list shows; the export takes the same, so both always agree. Texts as they stand in the address.</summary>
internal sealed record EnterpriseFilter(string? Text = null, string? Unit = null, string? Industry = null, string? Size = null, string? Status = null)
{
    /// <summary>Bands of employees: 25 is where a union committee becomes a duty (R-ORG-01), 200 where a grid of its own begins (R-GRD-02).</summary>
    public static readonly (string Key, int From, int To)[] Sizes = [("1-24", 1, 24), ("25-99", 25, 99), ("100-199", 100, 199), ("200", 200, int.MaxValue)];

    /// <summary>The rows of the filter that the user may see.</summary>
    public IQueryable<Enterprise> Rows(AppDbContext db, CurrentUser user, SearchIndex search)
    {
        var scope = user.ScopeOf(EnterprisePermissions.See);
        var rows = db.Set<Enterprise>().AsNoTracking().Within(Unit is { Length: > 1 } path && path[^1] == '/' ? scope.NarrowedTo(path) : scope);
        if (CreditCode.TryParse(Text, out var code, out _)) rows = rows.Where(row => row.CreditCode == code);
        else if (search.Ids(EnterpriseRegister.Kind, Text) is { } ids) rows = rows.Where(row => ids.Contains(row.Id));
        if (Industries.Find(Industry) is { } industry)
            rows = industry.IsSection ? rows.Where(row => row.IndustryCode!.StartsWith(industry.Code)) : rows.Where(row => row.IndustryCode == industry.Code);
        foreach (var (key, from, to) in Sizes)
            if (key == Size) rows = rows.Where(row => row.Headcount >= from && row.Headcount <= to);
        if (Size == "unknown") rows = rows.Where(row => row.Headcount == null);
        if (Enum.TryParse<EnterpriseStatus>(Status, out var status) && Enum.IsDefined(status)) rows = rows.Where(row => row.Status == status);
        return rows;
    }

    /// <summary>The same filter as part of an address.</summary>
    public string Query() => Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["q"] = Text,
        ["unit"] = Unit,
        ["industry"] = Industry,
        ["size"] = Size,
        ["status"] = Status,
    });
}
