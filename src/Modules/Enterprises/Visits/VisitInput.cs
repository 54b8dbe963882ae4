using System.ComponentModel.DataAnnotations;
using Niangjia.Enterprises.Domain;
using Niangjia.Enterprises.Features.RecordVisit;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Enterprises.Visits;

/// <summary>A visit as it is typed, with a signal or without.</summary>
internal sealed class VisitInput
{
    [Required] public VisitKind? Kind { get; set; }

    /// <summary>In the time of Asia/Shanghai (R-GEN-04).</summary>
    [Required] public DateTime? VisitedAt { get; set; }

    [Required, StringLength(Enterprise.NameLength)] public string? EnterpriseName { get; set; }

    public Guid? UnitId { get; set; }

    [StringLength(Visit.MetLength)] public string? Met { get; set; }

    [Required, StringLength(Visit.FoundLength)] public string? Found { get; set; }

    [StringLength(Visit.NeedsLength)] public string? Needs { get; set; }

    public int? Headcount { get; set; }

    public RecordVisitCommand ToCommand() => new(
        Kind, VisitedAt is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Unspecified), ChinaTime.Offset) : null, EnterpriseName, null, UnitId, Met, Found, Needs, Headcount);
}
