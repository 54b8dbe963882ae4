using Microsoft.AspNetCore.Diagnostics;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Api;
using Niangjia.Ui;

namespace Niangjia.Web;

/// <summary>
/// Gives the failures that handlers throw on purpose their status: 404, 403 (which the access log keeps, R-SEC-07), 503 and, for the
/// API, 422 or 409. Browsers get the page of that status, programs problem details.
/// </summary>
internal sealed class KnownFailures(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancellationToken)
    {
        if (StatusOf(exception) is not { } status) return false;
        http.Response.StatusCode = status;
        if (exception is UnreadableException { Passes: true } or BusyException) http.Response.Headers.RetryAfter = "1";
        if (exception is RefusedException { Message: var sentence }) http.Items[ErrorPages.Sentence] = sentence;
        if (exception is ForbiddenException forbidden)
        {
            var path = http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path;
            await http.RequestServices.GetRequiredService<IAccessLog>()
                .RecordAsync(AccessKind.Denied, false, $"{http.Request.Method} {path} {forbidden.Permission}", cancellationToken);
        }
        if (ApiSetup.IsProgram(http)) await WriteProblemAsync(http, exception, status);
        return true;
    }

    private static int? StatusOf(Exception exception) => exception switch
    {
        NotFoundException => StatusCodes.Status404NotFound,
        ForbiddenException => StatusCodes.Status403Forbidden,
        RefusedException { Field: not null } => StatusCodes.Status422UnprocessableEntity,
        RefusedException => StatusCodes.Status409Conflict,
        UnreadableException unreadable => unreadable.Status,
        BusyException => StatusCodes.Status503ServiceUnavailable,
        BadHttpRequestException bad => bad.StatusCode,
        _ => null,
    };

    private ValueTask WriteProblemAsync(HttpContext http, Exception exception, int status)
    {
        var context = new ProblemDetailsContext { HttpContext = http, ProblemDetails = { Status = status } };
        if (exception is BusyException) context.ProblemDetails.Detail = ApiText.Busy;
        if (exception is UnreadableException) context.ProblemDetails.Detail = exception.Message;
        if (exception is RefusedException refused)
        {
            context.ProblemDetails.Detail = refused.Message;
            if (refused.RuleId is not null) context.ProblemDetails.Extensions["rule"] = refused.RuleId;
            if (refused.IsConflict) context.ProblemDetails.Extensions["conflict"] = true;
            if (refused.Field is not null) context.ProblemDetails.Extensions["field"] = ApiProblems.FieldOf(refused.Field);
        }
        return problems.WriteAsync(context);
    }
}
