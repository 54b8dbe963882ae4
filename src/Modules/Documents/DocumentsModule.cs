using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Documents;
using Niangjia.Documents.Desk;
using Niangjia.Documents.Features.CheckDocument;
using Niangjia.Documents.Features.TakeDocument;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Modules;

namespace Niangjia.Documents;

/// <summary>The only door of the module.</summary>
public sealed class DocumentsModule : IModule
{
    /// <inheritdoc/>
    public IEnumerable<Permission> Permissions => [new(DocumentPermissions.Use, [.. Roles.Handlers, Role.Mediator, Role.LegalSquadLawyer, Role.HotlineAgent]) { Title = () => DocumentsText.PermissionUse }];

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapDocuments();

    /// <inheritdoc/>
    public void MapApi(Kernel.Api.ApiRoutes api) => DocumentsApi.Map(api);

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddRateLimiter(options => CheckRate.Add(options, configuration))
        .AddScoped<IDocumentNumbers, NumberLine>()
        .AddScoped<DocumentDesk>()
        .AddScoped<DocumentFiles>()
        .AddScoped<IDocuments, DocumentAnswers>();
}
