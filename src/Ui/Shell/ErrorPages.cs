using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Niangjia.Ui;

/// <summary>Gives an answer that is only a status the page that belongs to it: a sentence, never a stack.</summary>
public static class ErrorPages
{
    /// <summary>Key in <c>HttpContext.Items</c> of a sentence to show instead of the general one.</summary>
    public const string Sentence = "Niangjia.Sentence";

    private const int Absurd = 4;

    /// <summary>The host calls it after localisation and before everything that answers.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="isProgram">Who wants no page.</param>
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app, Func<HttpContext, bool>? isProgram = null) => app
        .UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true)
        .Use(async (http, next) =>
        {
            if (isProgram?.Invoke(http) == true)
            {
                if (http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
                await next(http);
                return;
            }
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                // The page of the error is read, not posted to; what was wrong with the form must not stop it too.
                http.Request.Method = HttpMethods.Get;
                http.Features.Set<IAntiforgeryValidationFeature>(null);
            }
            else if (await IsTooLargeAsync(http))
            {
                http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }

            await next(http);
            // The framework says 400 for a form that is not on the page any more: with a type, which hides it from the pages, but without a body.
            if (http.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false } && !await Replays.AnswerAsync(http)) http.Response.ContentType = null;
        });

    /// <summary>
    /// Whether the body is larger than any form may send. Told from its announced length: the token stands in the form that will not be read, and its absence
    /// would be blamed. A browser reads no answer before it has sent everything, so what is not absurd is let in and thrown away.
    /// </summary>
    private static async Task<bool> IsTooLargeAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { MaxRequestBodySize: { } limit } size || http.Request.ContentLength is not { } length || length <= limit) return false;
        if (length > Absurd * limit || size.IsReadOnly) return true;
        size.MaxRequestBodySize = length;
        await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        return true;
    }
}
