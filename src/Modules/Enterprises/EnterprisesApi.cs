using Niangjia.Contracts.Enterprises;
using Niangjia.Enterprises.Domain;
using Niangjia.Enterprises.Features.AddEnterprise;
using Niangjia.Enterprises.Features.ChangeEnterprise;
using Niangjia.Enterprises.Features.FindEnterprises;
using Niangjia.Enterprises.Features.FindVisits;
using Niangjia.Enterprises.Features.RecordVisit;
using Niangjia.Enterprises.Features.ShowEnterprise;
using Niangjia.Enterprises.Features.ShowVisit;
using Niangjia.Kernel.Api;

namespace Niangjia.Enterprises;

/// <summary>What programs may do with enterprises.</summary>
internal static class EnterprisesApi
{
    public static void Map(ApiRoutes api)
    {
        api.Query<FindEnterprisesHandler>("enterprises", EnterprisePermissions.See, "Enterprises of my units", (EnterpriseList list) => list.Page);
        api.Query<ShowEnterpriseHandler>("enterprises/{id:guid}", EnterprisePermissions.See, "One enterprise", (EnterpriseView view) => EnterpriseDetail.Of(view.Enterprise, HistoryLine.Of(view.History)));
        api.Command<AddEnterpriseCommand, AddEnterpriseHandler>("enterprises", EnterprisePermissions.Edit, "Add an enterprise");
        api.Command<ChangeEnterpriseCommand, ChangeEnterpriseHandler>("enterprises/{id:guid}", EnterprisePermissions.Edit, "Change an enterprise", method: "PUT");
        api.Query<FindVisitsHandler>("visits", EnterprisePermissions.Visit, "Visits to enterprises, the newest first");
        api.Query<ShowVisitHandler>("visits/{visitId:guid}", EnterprisePermissions.Visit, "One visit", (VisitView view) => VisitDetail.Of(view.Visit));
        api.Command<RecordVisitCommand, RecordVisitHandler>("visits", EnterprisePermissions.Visit, "Write down a visit, also one of some days ago");
    }

    internal sealed record VisitDetail(
        Guid Id, VisitKind Kind, DateTimeOffset VisitedAt, DateTimeOffset EnteredAt, Guid? EnterpriseId, string EnterpriseName, string UnitPath, string Visitor, string? Met, string Found, string? Needs, int? Headcount)
    {
        public static VisitDetail Of(Visit one) => new(
            one.Id, one.Kind, one.VisitedAt, one.EnteredAt, one.EnterpriseId, one.EnterpriseName, one.UnitPath, one.Visitor, one.Met, one.Found, one.Needs, one.Headcount);
    }

    internal sealed record EnterpriseDetail(
        Guid Id, string Name, string? CreditCode, bool HasFailedCode, string? LegalRepresentative, string? Address, string? Phone, string UnitPath, string? IndustryCode, int? Headcount,
        EnterpriseStatus Status, IReadOnlyList<HistoryLine> History)
    {
        public static EnterpriseDetail Of(Enterprise one, IReadOnlyList<HistoryLine> history) => new(
            one.Id, one.Name, one.CreditCode?.Value, one.HasFailedCode, one.LegalRepresentative, one.Address, one.Phone, one.UnitPath, one.IndustryCode, one.Headcount, one.Status, history);
    }
}
