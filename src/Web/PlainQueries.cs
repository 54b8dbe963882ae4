namespace Niangjia.Web;

/// <summary>
/// Takes control characters out of the query of an address (R-SEC-10): no field sends them, PostgreSQL cannot even compare a text with a zero byte in it, and
/// who pasted one with a name wants what he sees. Forms refuse them at the field.
/// </summary>
internal static class PlainQueries
{
    public static void UsePlainQueries(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Query.Any(pair => !IsPlain(pair.Key) || pair.Value.Any(value => !IsPlain(value))))
            http.Request.QueryString = QueryString.Create(http.Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(Plain(pair.Key), (string?)Plain(value)))));
        return next(http);
    });

    private static bool IsPlain(string? text) => text is null || !text.Any(IsControl);

    private static string Plain(string? text) => string.Concat((text ?? "").Where(one => !IsControl(one)));

    private static bool IsControl(char one) => char.IsControl(one) && one is not ('\t' or '\r' or '\n');
}
