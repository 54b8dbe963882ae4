using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.People;
using Niangjia.Enterprises.Domain;
using Niangjia.Enterprises.Features.AddEnterprise;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Testing;

/// <summary>Steps with people and enterprises, through the product's own doors.</summary>
public static class Registers
{
    /// <summary>A person met in this unit, or the one who is there already.</summary>
    public static Task<Guid> AddPersonAsync(this TestApp app, string unitPath, string name, string? mobile = null, string? idNumber = null, string? address = null, Sex? sex = null) =>
        app.AsSystemAsync(async services =>
        {
            var id = await services.GetRequiredService<IPeopleDirectory>().FindOrAddAsync(new(name, mobile, idNumber, address, null, unitPath, sex), CancellationToken.None);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
            return id;
        });

    /// <summary>An enterprise in this grid or community.</summary>
    public static Task<Guid> AddEnterpriseAsync(this TestApp app, string unitPath, string name, string? creditCode = null, int? headcount = null, string? industry = null) =>
        app.AsSystemAsync(services => services.GetRequiredService<AddEnterpriseHandler>().HandleAsync(
            new(new(name, creditCode, null, null, null, unitPath, industry, headcount)), CancellationToken.None));

    /// <summary>A visit to a place that is not on the register.</summary>
    public static Task<Guid> AddVisitAsync(this TestApp app, string unitPath, string name) => app.AsSystemAsync(async services =>
    {
        var (db, now) = (services.GetRequiredService<AppDbContext>(), app.Clock.GetUtcNow());
        var visit = new Visit(Guid.CreateVersion7(now), new(VisitKind.Routine, now, null, name, unitPath, null, $"{name}：情况正常", null, null), Guid.CreateVersion7(now), "陈网格", now);
        db.Add(visit);
        await db.SaveChangesAsync();
        return visit.Id;
    });
}
