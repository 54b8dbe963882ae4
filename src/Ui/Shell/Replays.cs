using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Idempotency;

namespace Niangjia.Ui;

/// <summary>
/// A form that did its work is often gone from its page: the button "accept" after accepting. Its second click, or its page sent again, then meets no form;
/// it is led to where the first one led.
/// </summary>
internal static class Replays
{
    /// <summary>Whether the posted form was done before; the answer then is a redirect.</summary>
    public static async Task<bool> AnswerAsync(HttpContext http)
    {
        // A form without its token is not read, whatever it says.
        if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } || !HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType) return false;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["_handler"] is not [{ Length: > 0 } handler] || !Guid.TryParse(form[ActionForm.KeyName], out var key)) return false;
        await using var scope = http.RequestServices.CreateAsyncScope();
        var idempotency = scope.ServiceProvider.GetRequiredService<IdempotencyScope>();
        idempotency.Use(handler, ActionForm.KeyOf(key));
        if (await idempotency.EarlierAsync(scope.ServiceProvider.GetRequiredService<AppDbContext>(), http.RequestAborted) is not { } earlier) return false;
        http.RequestServices.GetRequiredService<Notices>().Leave(new Notice(UiText.AlreadySent, Tone.Info));
        http.Response.ContentType = null;
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = earlier.Answer ?? http.Request.Path + http.Request.QueryString;
        return true;
    }
}
