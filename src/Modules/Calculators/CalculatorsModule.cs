using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Calculators.Features.Reckon;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Api;
using Niangjia.Kernel.Modules;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Calculators;

/// <summary>The only door of the module.</summary>
public sealed class CalculatorsModule : IModule
{
    /// <inheritdoc/>
    public IEnumerable<Permission> Permissions => [];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddParameters(typeof(CalculatorsModule).Assembly, "parameters/calculators.json")
        .AddScoped<RatesDesk>();

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api) => api.Command<ReckonCommand, ReckonHandler>(
        "calculators/{calculator}/results", null, "Estimate what the law gives from facts that are named as in the form; nothing is kept", (Reckoned one) => ReckonAnswer.Of(one));
}

/// <summary>A result for programs.</summary>
internal sealed record ReckonAnswer(string Calculator, string Rule, decimal? Total, string Result, DateOnly? From, DateOnly? To, IReadOnlyList<Domain.FormulaLine> Steps, IReadOnlyList<string> Cautions, IReadOnlyList<string> Basis)
{
    public static ReckonAnswer Of(Reckoned one) => new(
        one.Calculator.Id, one.Calculator.Rule, one.Estimate.Total?.Yuan, one.Estimate.Result, one.Estimate.From, one.Estimate.To, one.Estimate.Steps, one.Estimate.Cautions,
        [.. one.Rests.Select(value => $"{value.Key} = {value.Value} ({value.Profile} {value.Number}): {value.LegalBasis}")]);
}
