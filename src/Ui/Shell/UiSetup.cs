using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Niangjia.Ui;

/// <summary>What the host calls.</summary>
public static class UiSetup
{
    /// <summary>
    /// Redirect, notices, languages and the encoder that lets Chinese leave as Chinese. The host also calls
    /// <c>UseRequestLocalization()</c> and <see cref="MapUi"/>.
    /// </summary>
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddDataProtection();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<PageFacts>().AddScoped<Redirect>().AddSingleton<Notices>();
        services.Replace(ServiceDescriptor.Singleton(HtmlEncoder.Create(UnicodeRanges.All)));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            CultureInfo[] cultures = [.. Look.Languages.Select(language => new CultureInfo(language.Culture))];
            options.DefaultRequestCulture = new RequestCulture(cultures[0]);
            options.SupportedCultures = options.SupportedUICultures = cultures;
            // Only the reader's own choice: many phones here are set to English by accident, and the default is Chinese.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        return services;
    }

    /// <summary>The address that keeps the choice of language, colours and text size.</summary>
    public static IEndpointConventionBuilder MapUi(this IEndpointRouteBuilder routes) => Look.Map(routes);
}
