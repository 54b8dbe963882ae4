using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Reporting;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Modules;
using Niangjia.Kernel.Tables;
using Niangjia.Reporting.Domain;
using Niangjia.Reporting.Features.ExportBoard;
using Niangjia.Reporting.Features.ShowTransparency;
using Niangjia.Reporting.Live;

namespace Niangjia.Reporting;

/// <summary>The only door of the module.</summary>
public sealed class ReportingModule : IModule
{
    /// <inheritdoc/>
    public IEnumerable<Permission> Permissions =>
        [new(ReportingPermissions.Board, [.. Roles.StreetUp, Role.CommunityChair, Role.AuditAdmin]) { Title = () => ReportingText.PermissionBoard }];

    /// <inheritdoc/>
    public IEnumerable<MenuEntry> Menu => [new(() => ReportingText.Board, ReportingUrls.Board, ReportingPermissions.Board, "chart", MenuGroup.Work, 5)];

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapBoardEvents();
        endpoints.MapTransparency();
    }

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<FigureBook>()
        .AddSingleton<BoardNews>()
        .AddSingleton<PublicReports>()
        .AddScoped<Breakdowns>()
        .AddExport<BoardExport>(ReportingUrls.BoardExport, ReportingUrls.Board, ReportingPermissions.Board);
}
