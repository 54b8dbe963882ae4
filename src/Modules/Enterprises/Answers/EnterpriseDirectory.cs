using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Enterprises;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Search;
using Niangjia.Kernel.Values;

namespace Niangjia.Enterprises.Answers;

/// <summary>What other modules may ask about employers.</summary>
internal sealed class EnterpriseDirectory(AppDbContext db, SearchIndex search) : IEnterpriseDirectory
{
    private static readonly HotQuery<Func<AppDbContext, Guid, CancellationToken, Task<Enterprise?>>> ById = new(() => EF.CompileAsyncQuery(
        (AppDbContext db, Guid id, CancellationToken _) => db.Set<Enterprise>().AsNoTracking().SingleOrDefault(enterprise => enterprise.Id == id)));

    public async Task<EnterpriseInfo?> FindAsync(Guid id, CancellationToken cancellationToken) => await ById.For(db)(db, id, cancellationToken) is { } found ? Info(found) : null;

    public async Task<IReadOnlyDictionary<Guid, EnterpriseInfo>> ByIdsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var answer = new Dictionary<Guid, EnterpriseInfo>();
        foreach (var chunk in ids.Distinct().Chunk(500))
            foreach (var found in await db.Set<Enterprise>().AsNoTracking().Where(enterprise => chunk.Contains(enterprise.Id)).ToListAsync(cancellationToken))
                answer[found.Id] = Info(found);
        return answer;
    }

    public async Task<IReadOnlyList<EnterpriseInfo>> SearchAsync(string text, int take, CancellationToken cancellationToken)
    {
        var key = Enterprise.KeyOf(text ?? "");
        if (key.Length < 2 || search.Ids(EnterpriseRegister.Kind, text) is not { } ids) return [];
        if (CreditCode.TryParse(text, out var code, out _))
            return [.. (await db.Set<Enterprise>().AsNoTracking().Where(enterprise => enterprise.CreditCode == code).ToListAsync(cancellationToken)).Select(Info)];
        var found = await db.Set<Enterprise>().AsNoTracking().Where(enterprise => ids.Contains(enterprise.Id))
            .OrderBy(enterprise => enterprise.NameKey.StartsWith(key) ? 0 : 1).ThenBy(enterprise => enterprise.NameKey.Length).ThenBy(enterprise => enterprise.NameKey)
            .Take(take).ToListAsync(cancellationToken);
        return [.. found.Select(Info)];
    }

    private static EnterpriseInfo Info(Enterprise enterprise) => new(
        enterprise.Id, enterprise.Name, enterprise.CreditCode?.Value, enterprise.LegalRepresentative, enterprise.Address, enterprise.Phone,
        enterprise.UnitPath, enterprise.Headcount, enterprise.IndustryCode, enterprise.Status == EnterpriseStatus.Active);
}
