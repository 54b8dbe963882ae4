using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Niangjia.Accounts.Features.ExportAccessLog;
using Niangjia.Accounts.Features.ReadAccessLog;
using Niangjia.Accounts.Providers;
using Niangjia.Accounts.WeChat;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Api;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Modules;
using Niangjia.Kernel.Tables;
using Niangjia.Ui;

namespace Niangjia.Accounts;

/// <summary>The only door of the module.</summary>
public sealed class AccountsModule : IModule
{
    internal const string AnyStep = "accounts.any-step";

    /// <inheritdoc/>
    public IEnumerable<Permission> Permissions =>
    [
        new(AccountsPermissions.See, [.. Roles.StreetUp, .. Roles.Administrators]) { Title = () => AccountsText.PermissionSee },
        new(AccountsPermissions.Manage, Role.SecurityAdmin) { Title = () => AccountsText.PermissionManage },
        new(AccountsPermissions.ReadAccessLog, Role.AuditAdmin) { Title = () => AccountsText.PermissionReadAccessLog },
    ];

    /// <inheritdoc/>
    public IEnumerable<MenuEntry> Menu =>
    [
        new(() => AccountsText.Accounts, AccountUrls.List, AccountsPermissions.See, "people", MenuGroup.Administration, 10),
        new(() => AccountsText.RolesOverview, AccountUrls.Roles, AccountsPermissions.See, "shield", MenuGroup.Administration, 20),
        new(() => AccountsText.AccessLog, AccountUrls.AccessLog, AccountsPermissions.ReadAccessLog, "eye", MenuGroup.Administration, 30),
    ];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Accounts").Get<SecuritySettings>() ?? new SecuritySettings();
        services.AddSingleton(DemoGuard.IsDemo(configuration) ? settings.ForDemo() : settings).AddScoped<SecurityParameters>();
        services.AddHostedService<DemoGuard>();
        AddPasswords(services);
        AddSessions(services);
        TokenAuthentication.Add(services);
        services.AddScoped<TokenOwners>();
        services.AddRateLimiter(options => SignInRate.Add(options, configuration));
        services.AddScoped<UnitNames>().AddScoped<OpenSessions>().AddScoped<ManagedAccounts>().AddScoped<Deputies>();
        services.AddScoped<IOfficerDirectory, OfficerDirectory>();
        services.AddScoped<IWorkerAccounts, WorkerAccounts>();
        services.AddScoped<IContacts, Contacts>();
        AddWeChat(services, configuration);
        ProviderSetup.Add(services, configuration);
        services.AddScoped<ISchemaPart, FirstAdministrators>();
        services.AddReaction<PeopleMerged, WhenPeopleMerged>();
        services.AddReaction<PeopleMergeUndone, WhenPeopleMergeUndone>();
        services.AddExport<AccessLogExport>(AccountUrls.AccessLogExport, AccountUrls.AccessLog, AccountsPermissions.ReadAccessLog);
        services.AddRecurringJob<TidyAccountsJob>(TimeSpan.FromHours(6));
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(AccountUrls.Home, (CurrentUser user, IReadOnlyList<IModule> modules, IOptions<UiOptions> options) =>
            TypedResults.LocalRedirect(FirstPage.Of(user, modules, options.Value))).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapWeChat();
        ProviderSetup.Map(endpoints);
    }

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api) => AccountsApi.Map(api);

    private static void AddWeChat(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("WeChat").Get<WeChatSettings>() ?? new WeChatSettings());
        // Without its loggers: the address holds the secret of the official account.
        services.AddHttpClient(WeChatDoor.Client, client => client.Timeout = TimeSpan.FromSeconds(10)).RemoveAllLoggers();
        services.AddScoped<WeChatDoor>().AddScoped<WeChatBindings>().AddScoped<WeChatReturn>();
    }

    private static void AddPasswords(IServiceCollection services)
    {
        services.AddScoped<ILookupNormalizer, UserNames>();
        services.AddScoped<IUserStore<Account>, AccountStore>();
        services.AddIdentityCore<Account>(Strength)
            .AddErrorDescriber<PasswordTexts>()
            .AddPasswordValidator<PasswordRules>();
        services.AddScoped<Passwords>();
    }

    internal static void Strength(IdentityOptions options)
    {
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789._-";
        // R-SEC-01 asks for a length and kinds of characters that an administrator may raise; PasswordRules counts them.
        options.Password.RequiredLength = 1;
        options.Password.RequiredUniqueChars = 5;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddSingleton<AccessMemory>().AddSingleton<IRestsOnRows>(provider => provider.GetRequiredService<AccessMemory>());
        services.AddScoped<CurrentSession>().AddScoped<SessionLoader>().AddScoped<SessionEnds>().AddScoped<SessionStarter>().AddScoped<SessionCookieEvents>();
        services.AddScoped<AccessLog>().AddScoped<IAccessLog>(provider => provider.GetRequiredService<AccessLog>());
        services.AddScoped<AttemptCounter>().AddScoped<GuardedDoor>().AddScoped<PhoneCodes>().AddScoped<CodePost>().AddScoped<WorkerEntry>().AddScoped<SecondFactor>().AddScoped<SecondFactorProof>().AddScoped<SecondFactorState>().AddScoped<SignInTicket>();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SessionCookie>();
        services.Configure<AuthorizationOptions>(options =>
        {
            // While a step is due, [Authorize] opens nothing but the pages that take it.
            options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
                .RequireAssertion(context => !context.User.HasClaim(claim => claim.Type == SessionCookie.StepClaim)).Build();
            options.AddPolicy(AnyStep, policy => policy.RequireAuthenticatedUser());
        });
    }
}
