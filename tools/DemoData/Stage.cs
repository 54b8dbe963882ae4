using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Niangjia.Accounts;
using Niangjia.Cases.Intake;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Parameters;
using Niangjia.Notices.Domain;
using Niangjia.Web;

namespace Niangjia.DemoData;

/// <summary>The product without its web server, under a clock that the play moves.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Watch _watch;

    private Stage(WebApplication app, StageClock clock, Watch watch) => (_app, Clock, _watch) = (app, clock, watch);

    public StageClock Clock { get; }

    /// <summary>Opens the product on a database that is being built: the schema is made, nobody else is on it.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="dataFolder">Where keys and attachments are kept.</param>
    /// <param name="sealFile">Where the seals of the journal are published.</param>
    /// <param name="beginAt">When the play begins.</param>
    public static async Task<Stage> OpenAsync(string connectionString, string dataFolder, string sealFile, DateTimeOffset beginAt)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:Niangjia"] = connectionString;
        builder.Configuration["Data:Folder"] = dataFolder;
        builder.Configuration["Journal:SealFile"] = sealFile;
        builder.Configuration["Niangjia:Demo"] = "true";
        builder.Configuration["Jobs:Enabled"] = "false";
        builder.Configuration["Logging:LogLevel:Default"] = "Error";
        builder.AddPlatform();
        var (clock, watch) = (new StageClock(beginAt), new Watch());
        builder.Services.AddSingleton<TimeProvider>(clock);
        // These are read anew after half a minute; half a minute of ours, not of the play, in which it passes between any two steps.
        builder.Services.AddSingleton(new Snapshot<ParameterSet>(TimeProvider.System)).AddSingleton(new Snapshot<WorkCalendar>(TimeProvider.System));
        builder.Services.AddSingleton<IPasswordHasher<Account>, OneTimeHashes>();
        builder.Services.ConfigureDbContext<AppDbContext>(options => options.AddInterceptors(watch, Unflushed.Instance));
        var app = builder.Build();
        watch.Kinds = app.Services.GetServices<ReactionRegistration>().Select(reaction => reaction.Kind).ToHashSet();
        await app.Services.UpdateDatabaseAsync();
        return new(app, clock, watch);
    }

    /// <summary>Does something as somebody.</summary>
    public async Task<T> AsAsync<T>(Actor actor, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        actor.Enter(scope.ServiceProvider);
        return await act(scope.ServiceProvider);
    }

    /// <summary>Does something as somebody.</summary>
    public async Task AsAsync(Actor actor, Func<IServiceProvider, Task> act)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        actor.Enter(scope.ServiceProvider);
        await act(scope.ServiceProvider);
    }

    /// <summary>Does something as the system.</summary>
    public Task<T> AsSystemAsync<T>(Func<IServiceProvider, Task<T>> act) => AsAsync(Actor.System, act);

    /// <summary>Does something as the applicant, who holds the receipt code of a request.</summary>
    public Task<T> AsApplicantAsync<T>(Guid requestId, Func<IServiceProvider, Task<T>> act) => AsAsync(Actor.Visitor, services =>
    {
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
        services.GetRequiredService<TrackGrants>().Give(requestId);
        return act(services);
    });

    /// <summary>Looks into the database.</summary>
    public Task<T> InDatabaseAsync<T>(Func<AppDbContext, Task<T>> look) => AsSystemAsync(services => look(services.GetRequiredService<AppDbContext>()));

    /// <summary>Runs a background job.</summary>
    public Task RunAsync<TJob>() where TJob : IRecurringJob =>
        AsAsync(Actor.System, services => services.GetRequiredService<TJob>().RunAsync(CancellationToken.None));

    /// <summary>Lets the reactions act on what was told since they last did: at once, as in the running product.</summary>
    public async Task ReactAsync()
    {
        var reader = _app.Services.GetRequiredService<JournalReader>();
        while (_watch.TakeReaction()) await reader.CatchUpAsync(CancellationToken.None);
        if (_ring is { IsCompleted: false }) return;
        _ring = _app.Services.GetRequiredService<DeliveryBell>().NextRing;
        await _app.Services.GetRequiredService<DeliveryPump<OutgoingMessage>>().RunAsync(CancellationToken.None);
    }

    /// <summary>When the sweep has something to do next.</summary>
    public async ValueTask<DateTimeOffset> NextClockAsync()
    {
        if (_watch.TakeClock() || _nextClock is null)
            _nextClock = await InDatabaseAsync(db => db.Set<Clock>().Where(clock => clock.NextActionAt != null).OrderBy(clock => clock.NextActionAt).Select(clock => clock.NextActionAt).FirstOrDefaultAsync())
                ?? DateTimeOffset.MaxValue;
        return _nextClock.Value;
    }

    private DateTimeOffset? _nextClock;

    private Task? _ring;

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>One who acts: an officer with grants, a visitor, or the system.</summary>
internal sealed record Actor(Guid AccountId, string Name, IReadOnlyList<Grant> Grants, bool IsWoman = false)
{
    public static readonly Actor System = new(Guid.Empty, "系统", []);
    public static readonly Actor Visitor = new(Guid.Empty, "", []);

    public bool Is(Role role) => Grants.Any(grant => grant.Role == role);

    public void Enter(IServiceProvider services)
    {
        var user = services.GetRequiredService<CurrentUser>();
        if (this == System) user.BecomeSystem(Name);
        else if (this != Visitor) user.Become(AccountId, null, AccountId, Name, Grants);
    }
}

/// <summary>
/// Hashes as the product does, but the one-time passwords, of which a thousand are made and none is told to anybody, quickly.
/// </summary>
internal sealed class OneTimeHashes : IPasswordHasher<Account>
{
    private readonly PasswordHasher<Account> _quick = new(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
    private readonly PasswordHasher<Account> _whole = new();

    public string HashPassword(Account user, string password) => (user.Credential is { PasswordHash: null, PasswordChangedAt: null } ? _quick : _whole).HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) => _whole.VerifyHashedPassword(user, hashedPassword, providedPassword);
}

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class StageClock(DateTimeOffset beginAt) : TimeProvider
{
    private DateTimeOffset _now = beginAt;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Today in China as the play sees it.</summary>
    public DateOnly Today => ChinaTime.DateOf(_now);

    /// <summary>Never backwards.</summary>
    public void MoveTo(DateTimeOffset at)
    {
        if (at > _now) _now = at;
    }
}
