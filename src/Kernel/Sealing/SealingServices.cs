using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Niangjia.Kernel.Sealing;

/// <summary>Registers the sealer.</summary>
public static class SealingServices
{
    /// <summary>
    /// Keys from the settings (see <see cref="KeyRing.From(IConfiguration)"/>), else from <c>Sealing:KeyFile</c>, by default <c>keys/sealing.json</c> in the data
    /// folder, which is made at the first start.
    /// </summary>
    public static IServiceCollection AddSealing(this IServiceCollection services) => services
        .AddSingleton(provider => RingOf(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<ISealer>(provider => new AesSealer(provider.GetRequiredService<KeyRing>(), () => RingOf(provider.GetRequiredService<IConfiguration>())))
        .AddScoped<Data.SealedColumns>();

    /// <summary>The key file of a deployment that has no keys in its settings.</summary>
    public static string KeyFile(IConfiguration configuration) =>
        configuration["Sealing:KeyFile"] ?? Path.Combine(configuration["Data:Folder"] ?? "data", "keys", "sealing.json");

    private static KeyRing RingOf(IConfiguration configuration) => KeyRing.From(configuration) ?? FileKeyRing.OpenOrCreate(KeyFile(configuration));
}
