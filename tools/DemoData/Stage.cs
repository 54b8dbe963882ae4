using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Web;

namespace Niangjia.DemoData;

/// <summary>The product without its web server, under a clock that the play moves.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Stage(WebApplication app, StageClock clock, int requests) => (_app, Clock, Requests) = (app, clock, requests);

    public StageClock Clock { get; }

    /// <summary>Requests beside the mediations.</summary>
    public int Requests { get; }

    /// <summary>The same seed makes the same district.</summary>
    public Random Dice { get; } = new(20260501);

    public static async Task<Stage> OpenAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration["Jobs:Enabled"] = "false";
        builder.Configuration["Demo:AllowFictionRegion"] = "true";
        builder.Configuration["Accounts:FirstAdministrators"] = "false";
        builder.Configuration["Logging:LogLevel:Default"] = "Error";
        builder.AddPlatform();
        var clock = new StageClock();
        builder.Services.AddSingleton<TimeProvider>(clock);
        var app = builder.Build();
        await app.Services.UpdateDatabaseAsync(app.Configuration["Database:FromModel"] == "true");
        return new(app, clock, int.TryParse(app.Configuration["requests"], out var requests) ? requests : 900);
    }

    /// <summary>Does something as an officer.</summary>
    public async Task<T> AsAsync<T>(Actor actor, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        actor.Enter(scope.ServiceProvider.GetRequiredService<CurrentUser>());
        return await act(scope.ServiceProvider);
    }

    /// <summary>Does something as an officer.</summary>
    public Task AsAsync(Actor actor, Func<IServiceProvider, Task> act) => AsAsync(actor, async services =>
    {
        await act(services);
        return true;
    });

    /// <summary>Does something as the system.</summary>
    public Task<T> AsSystemAsync<T>(Func<IServiceProvider, Task<T>> act) => AsAsync(Actor.System, act);

    /// <summary>Looks into the database.</summary>
    public Task<T> InDatabaseAsync<T>(Func<AppDbContext, Task<T>> look) => AsSystemAsync(services => look(services.GetRequiredService<AppDbContext>()));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>One who acts: an officer with grants, a worker known as a person, a visitor, or the system.</summary>
internal sealed record Actor(Guid AccountId, string Name, IReadOnlyList<Grant> Grants, Guid? PersonId = null)
{
    public static readonly Actor System = new(Guid.Empty, "系统", []);
    public static readonly Actor Visitor = new(Guid.Empty, "", []);

    /// <summary>The applicant, looking after their own request.</summary>
    public static Actor Worker(Guid personId) => new(personId, "", [new(Role.Worker, UnitPath.Root)], personId);

    public void Enter(CurrentUser user)
    {
        if (this == System) user.BecomeSystem(Name);
        else if (this != Visitor) user.Become(AccountId, PersonId, AccountId, Name, Grants);
    }
}

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class StageClock : TimeProvider
{
    private DateTimeOffset _now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Today in China as the play sees it.</summary>
    public DateOnly Today => ChinaTime.DateOf(_now);

    /// <summary>Never backwards.</summary>
    public void MoveTo(DateTimeOffset at)
    {
        if (at > _now) _now = at;
    }

    /// <summary>Where the play begins.</summary>
    public void BeginAt(DateTimeOffset at) => _now = at;
}
