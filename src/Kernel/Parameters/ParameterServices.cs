using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Parameters;

/// <summary>Registration of parameters.</summary>
public static class ParameterServices
{
    /// <summary>Adds a module's file of parameters: an embedded resource in the form of <c>Kernel/Parameters/Data/parameters.json</c>.</summary>
    public static IServiceCollection AddParameters(this IServiceCollection services, Assembly assembly, string resource) =>
        services.AddSingleton(ParameterFile.Read(assembly, resource));

    internal static IServiceCollection AddLegalParameters(this IServiceCollection services) => services
        .AddParameters(typeof(ParameterServices).Assembly, "parameters/kernel.json")
        .AddSingleton<ParameterCatalog>()
        .AddSingleton<Jurisdiction>()
        .AddSingleton(typeof(Snapshot<>))
        .AddSingleton(typeof(InForce<>))
        .AddScoped<LegalParameters>()
        .AddScoped<ISchemaPart, ParameterSeeding>();
}
