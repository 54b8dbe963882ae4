using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Niangjia.Kernel.Files;

namespace Niangjia.Ui;

/// <summary>What the host calls.</summary>
public static class UiSetup
{
    /// <summary>
    /// Redirect, notices, languages and the encoder that lets Chinese leave as Chinese. The host also calls
    /// <c>UseRequestLocalization()</c>, <see cref="ErrorPages.UseErrorPages"/> and <see cref="MapUi"/>.
    /// </summary>
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddDataProtection();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<PageFacts>().AddScoped<Redirect>().AddTransient<FormFiles>().AddSingleton<Notices>();
        services.Replace(ServiceDescriptor.Singleton(HtmlEncoder.Create(UnicodeRanges.All)));
        services.Configure<AntiforgeryOptions>(options =>
        {
            options.Cookie.Name = "nj_form";
            // Strict would hand out a new token to everybody who comes by a link in a chat, and break the forms in their open tabs.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        // A file that is too large is refused at its field, with everything typed kept; so the request itself must be let in.
        services.AddOptions<FormOptions>().Configure<FileRules>((options, rules) => options.MultipartBodyLengthLimit = rules.RequestBytes);
        services.AddOptions<KestrelServerOptions>().Configure<FileRules>((options, rules) => options.Limits.MaxRequestBodySize = rules.RequestBytes);
        services.Configure<RequestLocalizationOptions>(options =>
        {
            CultureInfo[] cultures = [.. Look.Languages.Select(language => new CultureInfo(language.Culture))];
            options.DefaultRequestCulture = new RequestCulture(cultures[0]);
            options.SupportedCultures = options.SupportedUICultures = cultures;
            // Chinese unless chosen otherwise: a phone set to English by its maker must not decide.
            options.RequestCultureProviders = [new QueryStringRequestCultureProvider(), new CookieRequestCultureProvider()];
        });
        return services;
    }

    /// <summary>The address that keeps the choice of language, colours and text size; what a device needs to work without a signal.</summary>
    public static void MapUi(this IEndpointRouteBuilder routes)
    {
        Look.Map(routes).AllowAnonymous();
        OfflineEndpoints.Map(routes);
    }
}
