using Microsoft.Extensions.DependencyInjection;
using Niangjia.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Testing;
using Npgsql;

namespace Niangjia.Faults;

/// <summary>
/// A town and its staff in an installation, made by the product's own handlers in this process, which stays beside the real server as a second node would: it makes
/// requests of days ago, whose clocks are due now, and looks at the journal.
/// </summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string Password = "Spring-Rain-26";
    private static readonly string[] Promises = ["制鞋甲", "制鞋乙", "制鞋丙"];

    private Scene(TestApp app, Town town) => (App, Town) = (app, town);

    public TestApp App { get; }

    public Town Town { get; }

    /// <summary>Tokens of officers of the street, for programs that work for them.</summary>
    public IReadOnlyList<string> Tokens { get; private set; } = [];

    /// <summary>Who signs in with a password.</summary>
    public const string UserName = "clerk";

    /// <summary>The session of an officer at a screen.</summary>
    public (string Name, string Value) Session { get; private set; }

    /// <summary>Mediations whose respondent pays by and by.</summary>
    public IReadOnlyList<Guid> Disputes { get; private set; } = [];

    public static async Task<Scene> MakeAsync(Installation place)
    {
        var app = TestApp.StartOn(place.ConnectionString, place.DataFolder, ("Database:UpdateAtStart", "true"), ("Logging:LogLevel:Default", "None"));
        app.Clock.Set(TimeProvider.System.GetUtcNow());
        var scene = new Scene(app, await app.BuildTownAsync());
        await scene.FillAsync();
        return scene;
    }

    /// <summary>A request that was sent to the community days ago and that nobody has looked at: its clocks are over, level by level.</summary>
    public async Task<Guid> ForgetAsync(Random dice, string mark)
    {
        App.Clock.Set(TimeProvider.System.GetUtcNow().AddDays(-dice.Next(2, 20)));
        try
        {
            var mobile = $"1600{dice.Next(10_000_000):D7}";
            // A line that the fault has cut is noticed by whoever uses it first, in this node as in any; a person would press again.
            for (var tries = 0; ; tries++)
            {
                try
                {
                    return await App.SendRequestAsync(Town, Town.Community, $"老板三个月没发工资，一直说再等等（{mark}）", 8600, "王小工", mobile);
                }
                catch (Exception e) when (tries < 3 && (e is NpgsqlException || e.InnerException is NpgsqlException))
                {
                    Reconnect();
                }
            }
        }
        finally
        {
            App.Clock.Set(TimeProvider.System.GetUtcNow());
        }
    }

    /// <summary>Connections of this process that a fault has broken are no finding: the next use takes new ones.</summary>
    public static void Reconnect() => NpgsqlConnection.ClearAllPools();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task FillAsync()
    {
        var tokens = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var officer = await App.AddAccountAsync(Role.StreetOfficer, Town.Street.Path, $"街道干事{i}");
            tokens.Add(await App.GiveTokenAsync(officer));
        }
        Tokens = tokens;
        var desk = await App.AddAccountAsync(Role.CommunityOfficer, Town.Community.Path, "林专干");
        var cookie = await App.SignInAsync(desk);
        Session = cookie.Cookies.Select(one => (one.Key, one.Value)).First();
        await App.AsSystemAsync(async services =>
        {
            var now = App.Clock.GetUtcNow();
            var account = new Account(Guid.CreateVersion7(now), UserName, "周专干", Town.OtherCommunity.Path, null, null, now);
            await services.GetRequiredService<Passwords>().CreateAsync(account, Password, byOwner: true);
            account.Grant(Role.CommunityOfficer, Town.OtherCommunity.Path, now, null, null, null, now);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });
        var street = (await App.TreeAsync()).Find(Town.Street.Id)!;
        var disputes = new List<Guid>();
        // An agreement of the sample is signed two hours after it began: what is paid today must not lie before it, late in the evening either.
        App.Clock.Set(TimeProvider.System.GetUtcNow().AddHours(-3));
        foreach (var name in Promises) disputes.Add((await App.AddDisputeAsync(street, name, DisputeState.AgreementEffective, desk)).Dispute);
        App.Clock.Set(TimeProvider.System.GetUtcNow());
        Disputes = disputes;
    }
}
