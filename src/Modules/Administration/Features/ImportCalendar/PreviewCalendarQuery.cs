using System.Text;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Administration.Features.ImportCalendar;

/// <summary>What a file would change; nothing is stored.</summary>
internal sealed record PreviewCalendarQuery(byte[] Content, int? Year);

internal sealed class PreviewCalendarHandler(CalendarImport import)
{
    public async Task<CalendarPreview> HandleAsync(PreviewCalendarQuery query, CancellationToken cancellationToken)
    {
        string json;
        try
        {
            json = new UTF8Encoding(false, true).GetString(query.Content);
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException(AdministrationText.FileIsNotUtf8, "R-TIM-08", "Files");
        }
        var preview = await import.PreviewAsync(json, query.Year, cancellationToken);
        if (preview.Reading.Year is null)
            throw new RefusedException(string.Join(' ', preview.Reading.Refusals.Take(5)), "R-TIM-08", "Files");
        return preview;
    }
}
