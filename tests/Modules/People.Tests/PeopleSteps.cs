using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.People.Domain;

namespace Niangjia.People.Tests;

internal static class PeopleSteps
{
    public static Task<Guid> IntakeAsync(this TestApp app, PersonIntake intake) => app.AsSystemAsync(async services =>
    {
        var id = await services.GetRequiredService<IPeopleDirectory>().FindOrAddAsync(intake, CancellationToken.None);
        await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        return id;
    });

    public static Task<PersonCard?> CardAsync(this TestApp app, Guid id) =>
        app.AsSystemAsync(services => services.GetRequiredService<IPeopleDirectory>().FindAsync(id, CancellationToken.None));

    public static Task<IReadOnlyList<PersonCard>> MatchAsync(this TestApp app, string text) =>
        app.AsSystemAsync(services => services.GetRequiredService<IPeopleDirectory>().MatchAsync(text, CancellationToken.None));

    public static Task<PersonFacts> FactsAsync(this TestApp app, Guid id) => app.AsSystemAsync(async services =>
        (await services.GetRequiredService<AppDbContext>().Set<Person>().SingleAsync(person => person.Id == id)).Facts(services.GetRequiredService<ISealer>()));

    /// <summary>As a community officer of this unit.</summary>
    public static async Task<T> AsOfficerAsync<T>(this TestApp app, Guid account, string unitPath, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>()
            .Become(account, null, account, "测试专干", [new Grant(Role.CommunityOfficer, unitPath)]);
        return await work(scope.ServiceProvider);
    }

    public static Task<string?> RevealAsync(this TestApp app, Guid account, string ownUnit, Guid person, SealedFact fact, string reason) =>
        app.AsOfficerAsync(account, ownUnit, services => services.GetRequiredService<IPeopleDirectory>().RevealAsync(person, fact, reason, "/d1/s1/c1/", CancellationToken.None));
}
