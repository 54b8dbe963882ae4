using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Api;
using Niangjia.Organisation.Domain;
using Niangjia.Organisation.Features.AddUnit;
using Niangjia.Organisation.Features.BrowseUnits;
using Niangjia.Organisation.Features.ChangeUnit;
using Niangjia.Organisation.Features.CloseUnit;
using Niangjia.Organisation.Features.PlanDuty;
using Niangjia.Organisation.Features.ShowUnit;

namespace Niangjia.Organisation;

/// <summary>What programs may do with units and duty rosters.</summary>
internal static class OrganisationApi
{
    public static void Map(ApiRoutes api)
    {
        api.Query<BrowseUnitsHandler>("units", OrganisationPermissions.See, "Units: those with a text in the name, or the tree opened down to one", (UnitsView view) => UnitAnswer.Of(view));
        api.Query<ShowUnitHandler>("units/{id:guid}", OrganisationPermissions.See, "One unit with its officers and who is on duty",
            (UnitView view) => new UnitDetail(UnitAnswer.Of(view.Unit), [.. view.Children.Select(UnitAnswer.Of)], [.. view.Officers.Select(OfficerAnswer.Of)], view.OnDuty?.AccountId, HistoryLine.Of(view.History)));
        api.Command<AddUnitCommand, AddUnitHandler>("units", OrganisationPermissions.Edit, "Add a unit below another");
        api.Command<ChangeUnitCommand, ChangeUnitHandler>("units/{unitId:guid}", OrganisationPermissions.Edit, "Change name and contact of a unit", method: "PUT");
        api.Command<CloseUnitCommand, CloseUnitHandler>("units/{unitId:guid}/closure", OrganisationPermissions.Edit, "Close a unit; nothing is deleted");
        api.Query<ShowDutyHandler>("units/{unitId:guid}/shifts", OrganisationPermissions.See, "The duty roster of a unit",
            (DutyView view) => view.Shifts.Select(shift => new ShiftAnswer(shift.Id, shift.AccountId, view.Names.GetValueOrDefault(shift.AccountId), shift.FirstDay, shift.LastDay, shift.Days, shift.Starts, shift.Ends)).ToList());
        api.Command<PlanDutyCommand, PlanDutyHandler>("units/{unitId:guid}/shifts", OrganisationPermissions.PlanDuty, "Put an officer on the roster");
        api.Command<RemoveDutyCommand, RemoveDutyHandler>("shifts/{shiftId:guid}", OrganisationPermissions.PlanDuty, "Take a shift off the roster", method: "DELETE");
    }

    internal sealed record UnitAnswer(Guid Id, Guid? ParentId, string Name, UnitKind Kind, HandlingLevel? Level, string? Phone, string? Address, string? AreaCode, string? Field, bool IsClosed)
    {
        public static UnitAnswer Of(UnitInfo unit) => new(unit.Id, unit.ParentId, unit.Name, unit.Kind, unit.Level, unit.Phone, unit.Address, unit.AreaCode, unit.Field, unit.IsClosed);

        public static List<UnitAnswer> Of(UnitsView view) => [.. (view.Found?.Select(found => found.Unit) ?? view.Tree.SelectMany(Flat)).Select(Of)];

        private static IEnumerable<UnitInfo> Flat(UnitLine line) => line.Children.SelectMany(Flat).Prepend(line.Unit);
    }

    internal sealed record OfficerAnswer(Guid AccountId, string Name, Role Role, string? WorkPhone, bool IsAbsent, Guid? DeputyId)
    {
        public static OfficerAnswer Of(OfficerInfo one) => new(one.AccountId, one.Name, one.Role, one.WorkPhone, one.IsAbsent, one.DeputyId);
    }

    internal sealed record UnitDetail(UnitAnswer Unit, IReadOnlyList<UnitAnswer> Children, IReadOnlyList<OfficerAnswer> Officers, Guid? OnDutyId, IReadOnlyList<HistoryLine> History);

    internal sealed record ShiftAnswer(Guid Id, Guid AccountId, string? Name, DateOnly FirstDay, DateOnly? LastDay, Weekdays Days, TimeOnly Starts, TimeOnly Ends);
}
