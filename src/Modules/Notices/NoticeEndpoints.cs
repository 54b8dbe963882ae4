using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Notices.Features.OpenNotice;
using Niangjia.Notices.Features.ReadNotices;
using Niangjia.Ui;

namespace Niangjia.Notices;

/// <summary>What the buttons of the list do: endpoints, since a row that has gone meanwhile must not make its button an error.</summary>
internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder endpoints)
    {
        var rule = new RequirePermissionAttribute(NoticePermissions.Read);
        endpoints.MapPost(NoticeUrls.Open, OpenAsync).WithMetadata(rule);
        endpoints.MapPost(NoticeUrls.Read, ReadAsync).WithMetadata(rule);
    }

    private static async Task OpenAsync(HttpContext http, [FromForm] Guid id, OpenNoticeHandler handler) =>
        GoTo(http, await handler.HandleAsync(new(id), http.RequestAborted));

    private static async Task ReadAsync(HttpContext http, [FromForm] Guid? id, [FromForm] Guid? upto, [FromForm] string? back, ReadNoticesHandler handler)
    {
        await handler.HandleAsync(new(id, upto), http.RequestAborted);
        GoTo(http, Redirect.LocalOr(back, NoticeUrls.List));
    }

    private static void GoTo(HttpContext http, string url)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = url.All(char.IsAscii) ? url : NoticeUrls.List;
    }
}
