using Niangjia.Administration.Domain;
using Niangjia.Administration.Features.AddParameterVersion;
using Niangjia.Administration.Features.AskForExport;
using Niangjia.Administration.Features.CountPeriod;
using Niangjia.Administration.Features.DecideExport;
using Niangjia.Administration.Features.FindExports;
using Niangjia.Administration.Features.FindFailures;
using Niangjia.Administration.Features.FindParameters;
using Niangjia.Administration.Features.ImportCalendar;
using Niangjia.Administration.Features.ShowCalendar;
using Niangjia.Administration.Features.ShowExport;
using Niangjia.Administration.Features.ShowParameter;
using Niangjia.Administration.Features.TryReactionAgain;
using Niangjia.Contracts.Administration;
using Niangjia.Kernel.Api;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Administration;

/// <summary>What programs may do with parameters, the calendar, exports and failed reactions.</summary>
internal static class AdministrationApi
{
    public static void Map(ApiRoutes api)
    {
        api.Query<FindParametersHandler>("parameters", AdministrationPermissions.SeeParameters, "Legal parameters with the version in force", (FoundParameters found) => found.Rows.Select(ParameterAnswer.Of).ToList());
        api.Query<ShowParameterHandler>("parameters/{key}", AdministrationPermissions.SeeParameters, "One parameter with everything it ever said",
            (ShownParameter shown) => new ParameterVersions(shown.Definition.Key, shown.Definition.Name(), shown.InForce?.Value, shown.Basis, shown.ProfileName, shown.Versions));
        api.Command<AddParameterVersionCommand, AddParameterVersionHandler>("parameter-versions", AdministrationPermissions.EditParameters, "Add a version of a parameter", (int number) => new NumberedVersion(number));
        api.Query<ShowCalendarHandler>("calendar", AdministrationPermissions.SeeCalendar, "Holidays and make-up days of a year",
            (YearView year) => new CalendarYear(year.Year, year.IsKnown, year.WorkingDays, year.Source, year.Papers, year.Holidays));
        api.Query<CountPeriodHandler>("calendar/due-dates", AdministrationPermissions.SeeCalendar, "When a period that begins on a day ends", (CountedPeriod counted) => counted.Due);
        api.Command<ImportCalendarCommand, ImportCalendarHandler>("calendar/notices", AdministrationPermissions.EditCalendar, "Load a yearly notice of holidays", (Kernel.Calendars.CalendarImported imported) => imported);
        api.Query<FindExportsHandler>("exports", null, "Exports that were asked for: mine, or those I decide", (ExportApproval export) => ExportAnswer.Of(export));
        api.Query<ShowExportHandler>("exports/{approvalId:guid}", null, "One export that was asked for", (ExportView view) => ExportAnswer.Of(view.Approval));
        api.Command<AskForExportCommand, AskForExportHandler>("exports", AdministrationPermissions.AskForExport, "Ask to take many rows away");
        api.Command<DecideExportCommand, DecideExportHandler>("exports/{approvalId:guid}/decision", AdministrationPermissions.DecideExports, "Allow or refuse an export", method: "PUT");
        api.Query<FindFailuresHandler>("failures", AdministrationPermissions.RetryReactions, "Reactions that failed", (FailureRow row) => row.Failure);
        api.Command<TryReactionAgainCommand, TryReactionAgainHandler>("failures/{failureId:guid}/retries", AdministrationPermissions.RetryReactions, "Have a failed reaction tried again");
    }

    internal sealed record ParameterAnswer(string Key, string Name, string Group, string? Value, DateOnly? ValidFrom, DateOnly? ValidTo, string Basis, string Profile)
    {
        public static ParameterAnswer Of(ParameterRow row) => new(row.Definition.Key, row.Definition.Name(), row.Definition.Group, row.Value?.Value, row.Value?.ValidFrom, row.Value?.ValidTo, row.Basis, row.ProfileName);
    }

    internal sealed record ParameterVersions(string Key, string Name, string? Value, string Basis, string Profile, IReadOnlyList<VersionRow> Versions);

    internal sealed record NumberedVersion(int Number);

    internal sealed record CalendarYear(int Year, bool IsKnown, int WorkingDays, string? Source, IReadOnlyList<string> Papers, IReadOnlyList<HolidayRow> Holidays);

    internal sealed record ExportAnswer(
        Guid Id, string UnitPath, string Title, int Rows, string Address, string AskedBy, DateTimeOffset AskedAt, string Reason, ExportState State, string? DecidedBy, DateTimeOffset? DecidedAt, string? Answer, DateTimeOffset? Until)
    {
        public static ExportAnswer Of(ExportApproval one) => new(
            one.Id, one.UnitPath, one.Title, one.Rows, one.Address, one.AskedByName, one.AskedAt, one.Reason, one.State, one.DecidedByName, one.DecidedAt, one.Answer, one.Until);
    }
}
