using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;

namespace Niangjia.Accounts.WeChat;

/// <summary>The way to WeChat and back.</summary>
internal static class WeChatEndpoints
{
    public static void MapWeChat(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(AccountUrls.WeChatSignIn, (string? @return, bool? bind, HttpContext http, WeChatDoor door, CurrentUser user) =>
            bind == true && !Visitor.ComesFromHere(http) ? Results.LocalRedirect(AccountUrls.WeChat) : Results.Redirect(door.Begin(@return, bind == true ? user.AccountId : null))).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet(AccountUrls.WeChatReturn, async (string? code, string? state, HttpContext http, WeChatReturn way) =>
            TypedResults.LocalRedirect(await way.FinishAsync(code, state, http.RequestAborted))).AllowAnonymous().ExcludeFromDescription();
    }
}
