using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Niangjia.Ui;

/// <summary>Gives an answer that is only a status the page that belongs to it: a sentence, never a stack.</summary>
public static class ErrorPages
{
    /// <summary>Key in <c>HttpContext.Items</c> of a sentence to show instead of the general one.</summary>
    public const string Sentence = "Niangjia.Sentence";

    /// <summary>The host calls it after localisation and before everything that answers.</summary>
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app
        .UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true)
        .Use(async (http, next) =>
        {
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                // The page of the error is read, not posted to; what was wrong with the form must not stop it too.
                http.Request.Method = HttpMethods.Get;
                http.Features.Set<IAntiforgeryValidationFeature>(null);
            }

            await next(http);
            // The framework says 400 for a form that is not on the page any more: with a type, which hides it from the pages, but without a body.
            if (http.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false } && !await Replays.AnswerAsync(http)) http.Response.ContentType = null;
        });
}
