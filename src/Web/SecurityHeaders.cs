namespace Niangjia.Web;

/// <summary>What every answer tells the browser not to do (R-SEC-10).</summary>
internal static class SecurityHeaders
{
    // Everything comes from here: no inline script or style, no other site in a frame, no frame around us.
    private const string Content =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // Forms of ours take photos and the place of an event; nothing else of the device is needed.
    private const string Device = "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), serial=(), display-capture=()";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Content;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Device;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    });
}
