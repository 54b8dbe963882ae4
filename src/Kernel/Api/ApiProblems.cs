using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Niangjia.Kernel.Api;

/// <summary>Problem details (RFC 9457) as the API tells them: always a sentence in the caller's language.</summary>
public static class ApiProblems
{
    /// <summary>Answers with a problem.</summary>
    public static async Task WriteAsync(HttpContext http, int status, string? sentence = null)
    {
        http.Response.StatusCode = status;
        var problem = new ProblemDetails { Status = status, Detail = sentence };
        await http.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new() { HttpContext = http, ProblemDetails = problem });
    }

    /// <summary>Gives a problem that says nothing the sentence of its status.</summary>
    public static void Complete(ProblemDetails problem, HttpContext http) => problem.Detail ??= (problem.Status ?? http.Response.StatusCode) switch
    {
        StatusCodes.Status401Unauthorized => ApiText.Unauthorized,
        StatusCodes.Status403Forbidden => ApiText.Forbidden,
        StatusCodes.Status404NotFound => ApiText.NotFound,
        StatusCodes.Status405MethodNotAllowed => ApiText.MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => ApiText.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => ApiText.JsonNeeded,
        >= StatusCodes.Status500InternalServerError => ApiText.Failed,
        _ => null,
    };

    /// <summary>The name a program knows a member of an input model by.</summary>
    public static string FieldOf(string member) => string.Join('.', member.Split('.').Select(part => ApiNames.IsUnit(part, typeof(string)) ? ApiNames.UnitName(part) : ApiNames.Of(part)));

    /// <summary>Who calls, for the rate limit: a token, or an address.</summary>
    public static string CallerOf(HttpContext http) => http.Request.Headers.Authorization.ToString() is { Length: > 0 } token
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)), 0, 16)
        : http.Connection.RemoteIpAddress?.ToString() ?? "";
}
