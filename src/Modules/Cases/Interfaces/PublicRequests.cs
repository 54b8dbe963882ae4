using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Interfaces;

/// <summary>
/// The public stream (公事) as everybody may see it. A confidential request is not in it at all; the words, the place and the picture of a matter only where its
/// applicant gave the consent to publish (R-PRI-02); all others are named by their kind.
/// </summary>
internal sealed class PublicRequests(AppDbContext db, SubmitRequestHandler submit, IUnitDirectory units) : IPublicRequests
{
    private const int Most = 1000;

    private static readonly IReadOnlyList<CaseTypeInfo> Public = [.. CaseCatalogue.All.Where(type => type.Stream == AffairStream.Public)];

    // Confirmed, or not yet confirmed and likely: what turns out to be of another stream is not public any more.
    private static readonly Expression<Func<WorkerRequest, bool>> IsPublic = request =>
        request.Secrecy != Secrecy.Confidential && !request.NotToEmployer && (request.Stream == AffairStream.Public || (request.Stream == null && request.SuggestedStream == AffairStream.Public));

    public IReadOnlyList<PublicMatter> Services =>
    [
        .. Public.Select(type => new PublicMatter(
            type.Code, type.PlainName, CaseWords.Of(type.Stream), [.. type.SubTypes.Select(sub => (sub.Code, sub.Text))], type.IsLabour, AskChoices.IsSensitive(type.Type, []))),
    ];

    public async Task<string?> JurisdictionAsync(CancellationToken cancellationToken) => (await units.TreeAsync(cancellationToken)).All.FirstOrDefault(unit => unit.ParentId is null)?.AreaCode;

    public async Task<string> SubmitAsync(PublicReport report, CancellationToken cancellationToken)
    {
        var type = Public.First(known => known.Code == report.ServiceCode);
        var secrecy = report.Name is null && report.Phone is null ? Secrecy.Anonymous : Secrecy.Named;
        List<ConsentPurpose> purposes = [.. IntakeChecks.Consents(secrecy, report.Agrees, AskChoices.IsSensitive(type.Type, []), report.AgreesSensitive)];
        if (report.Publishes) purposes.Add(ConsentPurpose.Publication);
        var content = new RequestContent(
            report.Description ?? "", IntakeChecks.Claims(type.Type, report.Amount is { } yuan ? Money.FromYuan(yuan) : null, report.Since, null, CaseCatalogue.SubType(type.Type, report.SubType)?.Code), report.Address,
            RespondentName: report.Employer, RespondentIsEmployer: report.Employer is not null && type.IsLabour, ClaimantCount: report.People ?? 1, Latitude: report.Latitude, Longitude: report.Longitude);
        return (await submit.HandleAsync(
            new(content, new(report.Name, report.Phone), IntakeChannel.Web, secrecy, ChosenType: type.Type, Consented: new(purposes, "open311")), cancellationToken)).Number;
    }

    public async Task<IReadOnlyList<PublicRequest>> FindAsync(PublicFilter filter, CancellationToken cancellationToken)
    {
        var rows = db.Set<WorkerRequest>().AsNoTracking().Where(IsPublic);
        if (filter.Numbers.Count > 0) rows = rows.Where(request => filter.Numbers.Contains(request.Number));
        else rows = rows.Where(request => request.SubmittedAt >= filter.From && request.SubmittedAt <= filter.Until);
        if (filter.ServiceCodes.Count > 0)
        {
            var types = Public.Where(type => filter.ServiceCodes.Contains(type.Code)).Select(type => (CaseType?)type.Type).ToList();
            rows = rows.Where(request => types.Contains(request.Type ?? request.SuggestedType));
        }
        if (filter.IsOpen is { } open) rows = rows.Where(request => RequestTransitions.Open.Contains(request.State) == open);
        return await ShownAsync(rows, cancellationToken);
    }

    public async Task<PublicRequest?> FindAsync(string number, CancellationToken cancellationToken) =>
        (await ShownAsync(db.Set<WorkerRequest>().AsNoTracking().Where(IsPublic).Where(request => request.Number == number), cancellationToken)).SingleOrDefault();

    private async Task<IReadOnlyList<PublicRequest>> ShownAsync(IQueryable<WorkerRequest> rows, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var found = await rows.OrderByDescending(request => request.SubmittedAt).ThenByDescending(request => request.Id).Take(Most).Select(request => new
        {
            request.Id,
            request.Number,
            request.State,
            Type = request.Type ?? request.SuggestedType,
            request.Facts,
            request.PlaceText,
            request.Latitude,
            request.Longitude,
            request.HandlerPath,
            request.SubmittedAt,
            Updated = request.ClosedAt ?? request.ResolvedAt ?? request.TriagedAt ?? request.SubmittedAt,
            request.DueOrder,
            Published = db.Set<Consent>().Any(consent => consent.RequestId == request.Id && consent.Purpose == ConsentPurpose.Publication && consent.WithdrawnAt == null),
        }).ToListAsync(cancellationToken);
        return
        [
            .. found.Select(one =>
            {
                var type = one.Type is { } known ? CaseCatalogue.Of(known) : null;
                return new PublicRequest(
                    one.Id, one.Number, RequestTransitions.Open.Contains(one.State), CaseWords.Plain(one.State), type?.Code ?? "", type?.PlainName ?? "", one.Published ? one.Facts : type?.PlainName,
                    tree.ByPath(one.HandlerPath)?.Name ?? tree.District.Name, one.SubmittedAt, one.Updated, one.DueOrder == WorkerRequest.NeverDue ? null : one.DueOrder,
                    one.Published ? one.PlaceText : null, one.Published ? one.Latitude : null, one.Published ? one.Longitude : null);
            }),
        ];
    }
}
