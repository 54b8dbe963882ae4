using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.People;
using Niangjia.Enterprises.Domain;
using Niangjia.Enterprises.Features.AddEnterprise;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;
using Niangjia.People.Domain;

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

    /// <summary>Breaks the seals of all mobiles, as a wrong key file would, so that whoever wants to call somebody fails; gives back what mends them.</summary>
    public static async Task<Func<Task>> BreakMobilesAsync(this TestApp app)
    {
        var kept = await app.InDatabaseAsync(db => db.Set<Person>().Where(person => person.Mobile != null).ToDictionaryAsync(person => person.Id, person => person.Mobile));
        await app.InDatabaseAsync(db => db.Set<Person>().Where(person => person.Mobile != null).ExecuteUpdateAsync(set => set.SetProperty(person => person.Mobile, SealedText.FromStored("1:13900001111:phone:AAAA"))));
        return async () =>
        {
            foreach (var (id, mobile) in kept) await app.InDatabaseAsync(db => db.Set<Person>().Where(person => person.Id == id).ExecuteUpdateAsync(set => set.SetProperty(person => person.Mobile, mobile)));
        };
    }
}
