using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Api;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Modules;
using Niangjia.Kernel.Tables;
using Niangjia.Ui;

namespace Niangjia.Web;

/// <summary>Puts the host together; tests and tools use the same two steps.</summary>
public static class Platform
{
    /// <summary>Registers everything.</summary>
    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        // What is written outside a request, by jobs and reactions, is in the default language whatever the server's is.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        // A redirect must not be an exception: thrown while a layout renders in a later turn, it leaves a half-made page that the framework then writes without end.
        // Set here and not in the project file, so that whoever hosts the platform, tests included, has the same.
        AppContext.SetSwitch("Microsoft.AspNetCore.Components.Endpoints.NavigationManager.DisableThrowNavigationException", true);
        // Passwords and keys may come as files, one a setting (Accounts__Oidc__0__ClientSecret), as containers mount them.
        if (builder.Configuration["Secrets:Folder"] is { Length: > 0 } secrets) builder.Configuration.AddKeyPerFile(Path.GetFullPath(secrets));
        var services = builder.Services;
        var data = DataFolder(builder.Configuration);
        builder.Configuration.AddInMemoryCollection(
        [
            new("Data:Folder", data),
            new("ConnectionStrings:Niangjia", builder.Configuration.GetConnectionString("Niangjia") ?? $"Data Source={Path.Combine(data, "niangjia.db")}"),
            new("Journal:SealFile", builder.Configuration["Journal:SealFile"] ?? Path.Combine(data, "seals.log")),
        ]);
        services.AddNiangjia(builder.Configuration, InstalledModules.All);
        services.AddDataProtection().PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(data, "keys"))).SetApplicationName("Niangjia");
        services.AddUi();
        // Tokens in the pages are different each time, so compressing over https tells nothing (BREACH).
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        // The module Accounts decides what a cookie of this scheme means.
        services.AddAuthentication(Sessions.Scheme).AddCookie(Sessions.Scheme);
        services.AddAuthorization();
        services.AddAntiforgery();
        services.AddApi(builder.Configuration);
        services.AddExceptionHandler<KnownFailures>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", timeout: TimeSpan.FromSeconds(5));
        builder.AddTelemetry();
        services.AddKnownProxies(builder.Configuration);
        services.ScheduleJobs(builder.Configuration);
    }

    /// <summary>The request pipeline.</summary>
    public static void UsePlatform(this WebApplication app)
    {
        app.UseKnownProxies();
        app.UseResponseCompression();
        app.UseSecurityHeaders();
        if (app.Configuration.GetValue("Accounts:HttpsOnly", false)) app.UseHsts();
        app.UseRequestLocalization();
        app.UsePlainQueries();
        app.UseErrorPages(ApiSetup.IsProgram);
        app.UseApiProblems();
        // A browser gets the page of the status, which UseErrorPages adds to an empty answer; a program gets problem details.
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = http => ApiSetup.IsProgram(http) ? ApiProblems.WriteAsync(http, StatusCodes.Status500InternalServerError) : Task.CompletedTask,
        });
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseNamedAccount();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapUi();
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapRazorComponents<App>().AddAdditionalAssemblies([typeof(UiAssembly).Assembly, .. InstalledModules.All.Select(module => module.Assembly)]);
        app.MapExports();
        app.MapApi();
        foreach (var module in InstalledModules.All) module.MapEndpoints(app);
    }

    private static string DataFolder(IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["Data:Folder"] ?? "data");
        Directory.CreateDirectory(folder);
        return folder;
    }
}
