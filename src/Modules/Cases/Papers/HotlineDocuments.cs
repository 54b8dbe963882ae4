using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Hotline;
using Niangjia.Cases.Inbox;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Documents;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Ui;

namespace Niangjia.Cases.Papers;

/// <summary>热线工单: what was said, who handles it by when, what came of it (R-HOT-02). Whoever asked in confidence, or does not want the employer to know, is not named on it.</summary>
internal sealed class HotlineDocuments(AppDbContext db, CurrentUser user, Registers registers) : IDocumentSource
{
    /// <summary>Name in addresses.</summary>
    public const string Name = "hotline";

    private const string Kind = "WorkSheet";

    public string Subject => Name;

    public async Task<DocumentMatter?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        user.Can(CasePermissions.CheckCalls) && await db.Set<HotlineCall>().AsNoTracking().SeenBy(user).SingleOrDefaultAsync(found => found.Id == id, cancellationToken) is { } call
            ? new(
                call.Number, call.Category is { } category ? CaseWords.Of(category) : HotlineText.CallLabel, HotlineUrls.Call(id), call.UnitPath, user.Can(CasePermissions.AnswerCalls, call.UnitPath), [],
                call.RequestId is not { } request || await SeenAsync(request, cancellationToken) is null ? [] : [new DocumentOffer(Kind, 0, HotlineText.WorkSheet)])
            : null;

    public async Task<DocumentTemplate?> FillAsync(Guid id, string kind, int sheet, CancellationToken cancellationToken)
    {
        var call = await db.Set<HotlineCall>().AsNoTracking().SeenBy(user).FoundAsync(id, cancellationToken);
        if (kind != Kind || sheet != 0 || call.RequestId is not { } requestId) return null;
        if (await SeenAsync(requestId, cancellationToken) is not { } request) return null;
        var tree = await registers.TreeAsync(cancellationToken);
        var agents = await registers.OfficersAsync([call.AgentId], cancellationToken);
        var named = request is { Secrecy: Secrecy.Named, IsGuarded: false };
        var applicant = named ? (await registers.PersonAsync(request.PersonId, cancellationToken))?.Name : null;
        var employer = (await registers.EnterpriseAsync(request.EnterpriseId, cancellationToken))?.Name ?? request.RespondentName;
        var due = await db.Set<Clock>().AsNoTracking().Where(clock => clock.SubjectId == requestId && clock.Code.StartsWith(Desk.RequestClocks.Hotline))
            .OrderByDescending(clock => clock.StartedAt).Select(clock => (DateOnly?)clock.DueDate).FirstOrDefaultAsync(cancellationToken);
        string? UnitOf(string path) => tree.ByPath(path)?.Name;
        DocumentElement Led(string key, string label, string? text, bool isRequired = true) => new(key, label, text, ElementStyle.Led, isRequired);
        return new(
            HotlineText.WorkSheet, "热单", call.UnitPath, UnitOf(call.UnitPath) ?? call.UnitPath, call.Number,
            [
                Led("request", CasesText.NumberLabel, request.Number),
                Led("began", HotlineText.BeganAt, DateText.Moment(call.BeganAt)),
                Led("agent", HotlineText.Agent, call.AgentId is { } agent ? agents.GetValueOrDefault(agent) : null, false),
                Led("applicant", CasesText.Applicant, applicant ?? CaseWords.Of(named ? Secrecy.Anonymous : request.IsGuarded ? Secrecy.Confidential : request.Secrecy)),
                Led("category", HotlineText.CategoryLabel, $"{(call.Category is { } category ? CaseWords.Of(category) : "")}　{HotlineText.ClassLabel}：{(call.Class is { } level ? CaseWords.Of(level) : "")}"),
                Led("employer", CasesText.Respondent, employer, false),
                new("facts", HotlineText.Words, request.Facts),
                Led("unit", CasesText.HandledBy, UnitOf(request.HandlerPath)),
                Led("due", CasesText.DueLabel, due is { } day ? DateText.Day(day) : null, false),
                new("guarded", HotlineText.Guarded, request.IsGuarded ? HotlineText.GuardedText : null, IsRequired: false),
                new("result", CasesText.ResultLabel, request.Result is { } result ? $"{CaseWords.Of(result)}　{request.Outcome}" : null, IsRequired: false),
                new("callBack", HotlineText.CallBack, request.Stars is { } stars ? string.Format(CasesText.RatedStars, stars, request.RatingText) : null, IsRequired: false),
                new("check", HotlineText.Check, call.Checks is [.., var last] ? $"{(last.Passed ? HotlineText.Passed : HotlineText.NotPassed)}（{last.Points}/{last.Of}）{last.Reason}　{last.By}" : null, IsRequired: false),
                DisputeTemplates.More,
            ])
        {
            HasSeal = false,
            On = ChinaTime.DateOf(call.BeganAt),
            Version = MediationText.TemplateVersion,
        };
    }

    // Whoever may not see the request gets no sheet of it (R-PRI-13).
    private Task<WorkerRequest?> SeenAsync(Guid requestId, CancellationToken cancellationToken) =>
        db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).SingleOrDefaultAsync(request => request.Id == requestId, cancellationToken);
}
