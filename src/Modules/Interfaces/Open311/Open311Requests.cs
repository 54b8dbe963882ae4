using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Interfaces.Open311;

/// <summary>GeoReport v2 over the public stream: reads what is posted and asked, and says what is there.</summary>
internal sealed class Open311Requests(IPublicRequests requests, Open311Settings settings, TimeProvider clock)
{
    private const int LongestDays = 90;

    /// <summary>Kinds of matters.</summary>
    public JsonArray Services() => [.. requests.Services.Select(service => new JsonObject
    {
        ["service_code"] = service.Code,
        ["service_name"] = service.Name,
        ["description"] = service.Name,
        ["metadata"] = true,
        ["type"] = "realtime",
        ["keywords"] = string.Join(',', service.SubTypes.Select(sub => sub.Name)),
        ["group"] = service.Group,
    })];

    /// <summary>What is asked for one of them.</summary>
    public JsonObject Definition(string code)
    {
        var service = ServiceOf(code);
        return new() { ["service_code"] = service.Code, ["attributes"] = Open311Attributes.Of(service) };
    }

    /// <summary>Takes a report in.</summary>
    public async Task<JsonArray> PostAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        if (settings.ApiKeys.Count > 0 && !settings.ApiKeys.Contains(form["api_key"].ToString())) throw new Open311Exception(StatusCodes.Status403Forbidden, InterfacesText.KeyNeeded);
        if (Text(form, "service_code") is not { } code) throw new Open311Exception(StatusCodes.Status400BadRequest, string.Format(InterfacesText.Needed, "service_code"));
        var (service, attributes) = (ServiceOf(code), new Open311Attributes(form));
        var (latitude, longitude) = (Degrees(form, "lat", 90), Degrees(form, "long", 180));
        var address = Text(form, "address_string") ?? Text(form, "address_id");
        if ((latitude is null || longitude is null) && address is null) throw new Open311Exception(StatusCodes.Status400BadRequest, string.Format(InterfacesText.Needed, "lat & long, address_string, address_id"));
        attributes.RefuseMissing(service, anonymous: Name(form) is null && Text(form, "phone") is null);
        var number = await requests.SubmitAsync(
            new(service.Code, Text(form, "description"), address, latitude, longitude, Name(form), Text(form, "phone"), attributes.Word("employer"), attributes.Number("amount"), (int?)attributes.Number("people"),
                attributes.Word("kind"), attributes.Day("since"), attributes.Yes("consent"), attributes.Yes("consent_sensitive"), attributes.Yes("publish")), cancellationToken);
        return [new JsonObject { ["service_request_id"] = number, ["service_notice"] = InterfacesText.Notice, ["account_id"] = null }];
    }

    /// <summary>What is asked for by number, kind, time and state: at most 90 days, the last ones unless told.</summary>
    public async Task<JsonArray> FindAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var (start, end) = (Instant(query, "start_date"), Instant(query, "end_date"));
        var until = end ?? (start is { } begin ? Earlier(begin.AddDays(LongestDays), clock.GetUtcNow()) : clock.GetUtcNow());
        var from = start ?? until.AddDays(-LongestDays);
        if (until < from || until - from > TimeSpan.FromDays(LongestDays)) throw new Open311Exception(StatusCodes.Status400BadRequest, string.Format(InterfacesText.SpanTooLong, LongestDays));
        bool? open = query["status"].ToString() switch { "" => null, "open" => true, "closed" => false, "open,closed" or "closed,open" => null, _ => throw new Open311Exception(StatusCodes.Status400BadRequest, string.Format(InterfacesText.NotReadable, "status")) };
        var found = await requests.FindAsync(new PublicFilter(from, until, List(query, "service_request_id"), List(query, "service_code"), open), cancellationToken);
        return [.. found.Select(Shown)];
    }

    /// <summary>One by its number.</summary>
    public async Task<JsonArray> FindAsync(string number, CancellationToken cancellationToken) =>
        [Shown(await requests.FindAsync(number, cancellationToken) ?? throw new Open311Exception(StatusCodes.Status404NotFound, InterfacesText.NoSuchRequest))];

    /// <summary>The number behind a token. A report is given its number at once, so a number is its own token.</summary>
    public async Task<JsonArray> TokenAsync(string token, CancellationToken cancellationToken) =>
        [new JsonObject { ["service_request_id"] = (await requests.FindAsync(token, cancellationToken) ?? throw new Open311Exception(StatusCodes.Status404NotFound, InterfacesText.NoSuchRequest)).Number, ["token"] = token }];

    /// <summary>Refuses a jurisdiction that is not this one.</summary>
    public async Task RefuseOthersAsync(string? jurisdiction, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(jurisdiction) && jurisdiction != await requests.JurisdictionAsync(cancellationToken))
            throw new Open311Exception(StatusCodes.Status404NotFound, InterfacesText.NoSuchJurisdiction);
    }

    private PublicMatter ServiceOf(string code) =>
        requests.Services.FirstOrDefault(service => service.Code == code) ?? throw new Open311Exception(StatusCodes.Status404NotFound, InterfacesText.NoSuchService);

    private static JsonObject Shown(PublicRequest one) => new()
    {
        ["service_request_id"] = one.Number,
        ["status"] = one.IsOpen ? "open" : "closed",
        ["status_notes"] = one.StateName,
        ["service_name"] = one.ServiceName,
        ["service_code"] = one.ServiceCode,
        ["description"] = one.Description,
        ["agency_responsible"] = one.Agency,
        ["service_notice"] = null,
        ["requested_datetime"] = W3C(one.RequestedAt),
        ["updated_datetime"] = W3C(one.UpdatedAt),
        ["expected_datetime"] = one.ExpectedAt is { } at ? W3C(at) : null,
        ["address"] = one.Address,
        ["address_id"] = null,
        ["zipcode"] = null,
        ["lat"] = one.Latitude,
        ["long"] = one.Longitude,
        ["media_url"] = null,
    };

    private static string W3C(DateTimeOffset at) => ChinaTime.Of(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static string? Name(IFormCollection form) => (Text(form, "last_name"), Text(form, "first_name")) switch
    {
        (null, var first) => first,
        (var last, null) => last,
        // Chinese names begin with that of the family and have no blank.
        var (last, first) => last.All(char.IsAscii) ? $"{first} {last}" : last + first,
    };

    private static string? Text(IFormCollection form, string name) => string.IsNullOrWhiteSpace(form[name].ToString()) ? null : form[name].ToString().Trim();

    private static string[] List(IQueryCollection query, string name) => query[name].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static double? Degrees(IFormCollection form, string name, double most)
    {
        if (Text(form, name) is not { } told) return null;
        return double.TryParse(told, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most
            ? degrees : throw new Open311Exception(StatusCodes.Status400BadRequest, string.Format(InterfacesText.NotReadable, name));
    }

    private static DateTimeOffset? Instant(IQueryCollection query, string name)
    {
        if (query[name].ToString() is not { Length: > 0 } told) return null;
        // A bare "+08:00" in an address arrives as a blank.
        return DateTimeOffset.TryParse(told.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at.Year is > 2000 and < 9000
            ? at.ToUniversalTime() : throw new Open311Exception(StatusCodes.Status400BadRequest, string.Format(InterfacesText.NotReadable, name));
    }
}
