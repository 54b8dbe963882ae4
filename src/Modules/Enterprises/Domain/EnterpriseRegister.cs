using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Enterprises;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Search;
using Niangjia.Kernel.Values;

namespace Niangjia.Enterprises.Domain;

/// <summary>Another enterprise already has the credit code; the page leads there.</summary>
internal sealed record Twin(Guid Id, string Name);

/// <summary>Writes enterprises: keeps two records from having one credit code, and makes each findable.</summary>
internal sealed class EnterpriseRegister(AppDbContext db, SearchIndex search)
{
    /// <summary>Kind of subject in the search index.</summary>
    public const string Kind = "Enterprises.Enterprise";

    /// <summary>Adds a new enterprise and makes it findable by name; not yet saved.</summary>
    public void Add(Enterprise enterprise)
    {
        db.Add(enterprise);
        search.PutNew(Kind, enterprise.Id, enterprise.UnitPath, enterprise.Name);
    }

    /// <summary>Makes a changed enterprise findable by its new name; not yet saved.</summary>
    public Task ChangedAsync(Enterprise enterprise, CancellationToken cancellationToken) =>
        search.PutAsync(Kind, enterprise.Id, enterprise.UnitPath, [enterprise.Name], cancellationToken);

    /// <summary>The enterprise that has the code already, or null.</summary>
    public Task<Twin?> TwinAsync(CreditCode? code, Guid? except, CancellationToken cancellationToken) => code is null
        ? Task.FromResult<Twin?>(null)
        : db.Set<Enterprise>().Where(enterprise => enterprise.CreditCode == code && enterprise.Id != except)
            .Select(enterprise => new Twin(enterprise.Id, enterprise.Name)).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The enterprise that has the typed code already, if the user may see it, so that the page can lead there.</summary>
    public async Task<Twin?> TwinAsync(string? typed, CurrentUser user, CancellationToken cancellationToken)
    {
        if (!CreditCode.TryParse(typed, out var code, out _)) return null;
        return await db.Set<Enterprise>().Within(user.ScopeOf(EnterprisePermissions.See)).Where(enterprise => enterprise.CreditCode == code)
            .Select(enterprise => new Twin(enterprise.Id, enterprise.Name)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Refuses a code that is taken.</summary>
    public async Task RefuseTwinAsync(CreditCode? code, Guid? except, CancellationToken cancellationToken)
    {
        if (await TwinAsync(code, except, cancellationToken) is { } twin)
            throw new RefusedException(string.Format(EnterprisesText.CodeTaken, twin.Name), "R-COD-01", "CreditCode");
    }

    /// <summary>Saves; two people who enter one code at the same moment get a sentence, not an error.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.Dialect.IsUniqueViolation(e))
        {
            throw new RefusedException(EnterprisesText.CodeJustTaken, "R-COD-01", "CreditCode");
        }
    }
}
