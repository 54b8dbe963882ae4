using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Search;

/// <summary>Registers the search index.</summary>
public static class SearchServices
{
    /// <summary>Adds <see cref="SearchIndex"/> and the DDL it needs.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddScoped<SearchIndex>()
        .AddScoped<ISchemaPart, SearchSchema>();
}
