using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.RateLimiting;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Api;
using Niangjia.Kernel.Files;

namespace Niangjia.Web;

/// <summary>What is different where programs call: the language they ask for, problems as JSON, how often they may call.</summary>
internal static class ApiSetup
{
    private const int CallsAMinute = 300;

    // Of one address, which a whole factory may share; nobody types so fast.
    private const int PostsAMinute = 600;

    private const string NamedAccount = "X-Account";

    // Their answers are never pages: the API, Open311 and the calendars.
    private static readonly string[] Programs = ["/api/v1", "/open311", "/calendars"];

    /// <summary>Whether a program is asking.</summary>
    public static bool IsProgram(HttpContext http) => Programs.Any(root => http.Request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

    public static void AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => ApiProblems.Complete(context.ProblemDetails, context.HttpContext));
        services.Configure<RequestLocalizationOptions>(options => options.RequestCultureProviders.Add(new CustomRequestCultureProvider(
            http => IsProgram(http) ? new AcceptLanguageHeaderRequestCultureProvider { Options = options }.DetermineProviderCultureResult(http) : Task.FromResult<ProviderCultureResult?>(null))));
        var limit = configuration.GetValue("Api:CallsAMinute", CallsAMinute);
        var posts = configuration.GetValue("Web:PostsAMinute", PostsAMinute);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            // Whatever is not looked at one by one (sign-in, tokens, codes): no flood of requests, drafts or uploads from one place.
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
                ? RateLimitPartition.GetNoLimiter("reading")
                : RateLimitPartition.GetSlidingWindowLimiter(
                    $"{http.Connection.RemoteIpAddress}", _ => new() { PermitLimit = posts, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 }));
            options.AddPolicy(ApiRoutes.Rate, http => RateLimitPartition.GetFixedWindowLimiter(
                ApiProblems.CallerOf(http), _ => new() { PermitLimit = limit, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
            options.OnRejected = async (context, cancellationToken) =>
            {
                var seconds = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 60;
                context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                if (IsProgram(context.HttpContext)) await ApiProblems.WriteAsync(context.HttpContext, StatusCodes.Status429TooManyRequests, string.Format(ApiText.TooMany, seconds));
            };
        });
    }

    /// <summary>An answer that is only a status gets its problem details.</summary>
    public static void UseApiProblems(this WebApplication app) => app.UseWhen(IsProgram, branch => branch.Use(async (http, next) =>
    {
        await next(http);
        if (http.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null } && http.Request.Path.StartsWithSegments(ApiOperation.Root)) await ApiProblems.WriteAsync(http, http.Response.StatusCode);
    }));

    /// <summary>
    /// Whoever names the account in which a call was written (the page that works offline does) is turned away when somebody else is signed in by now: nobody acts in another's name.
    /// </summary>
    public static void UseNamedAccount(this WebApplication app) => app.UseWhen(IsProgram, branch => branch.Use((http, next) =>
        http.Request.Headers[NamedAccount] is { Count: > 0 } named && !(Guid.TryParse(named.ToString(), out var account) && account == http.RequestServices.GetRequiredService<CurrentUser>().AccountId)
            ? ApiProblems.WriteAsync(http, StatusCodes.Status401Unauthorized) : next(http)));

    public static void MapApi(this WebApplication app)
    {
        var routes = new ApiRoutes(app);
        routes.File("POST", "files", null, "Send a file (the body, its name in `name`); the token in the answer goes into the `files` of a command within a day", StageAsync);
        foreach (var module in InstalledModules.All) module.MapApi(routes);
        app.MapGet($"{ApiOperation.Root}/openapi.json", (EndpointDataSource endpoints) =>
            Results.Text(ApiDocument.Of(endpoints).ToJsonString(ApiJson.Options), "application/json")).AllowAnonymous();
    }

    private static async Task<IResult> StageAsync(string name, HttpContext http, Attachments attachments)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }) throw new UnreadableException(ApiText.FileNeeded);
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, http.RequestAborted);
        content.Position = 0;
        var (staged, refusal) = await attachments.StageAsync(content, name, cancellationToken: http.RequestAborted);
        return staged is null ? throw new RefusedException(refusal ?? ApiText.FileNeeded, "R-SEC-10", "file") : Results.Json(new { token = staged.Token }, ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
