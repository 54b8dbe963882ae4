using Niangjia.Cases.Domain.Triage;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>
/// 诉求: what a worker told us once, and everything that was done about it (R §1.5). What it says is here; how it is triaged,
/// handled and ended stands in the other parts.
/// </summary>
internal sealed partial class WorkerRequest : Entity, IScoped
{
    /// <summary>Sorts after every date.</summary>
    public static readonly DateTimeOffset NeverDue = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<ClaimLine> _claims = [];

    private WorkerRequest()
    {
    }

    /// <summary>QS-{area6}-{yyyyMMdd}-{seq4}.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Keyed fingerprint of the receipt code; the code itself is shown once and kept nowhere.</summary>
    public string ReceiptIndex { get; private set; } = "";

    public IntakeChannel Channel { get; private set; }
    public Secrecy Secrecy { get; private set; }

    /// <summary>The applicant; null for an anonymous tip.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Account of the staff member who entered it for the worker (网格代办), or null.</summary>
    public Guid? EnteredById { get; private set; }

    /// <summary>Where it stood before it was registered, such as batch and row of a file of messages; null for what came in by itself.</summary>
    public string? Source { get; private set; }

    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>Place of the matter: the grid or community it lies in. Every unit above sees it.</summary>
    public string UnitPath { get; private set; } = "";

    public RequestState State { get; private set; }

    /// <summary>First words of the facts, for lists.</summary>
    public string Title { get; private set; } = "";
    public string Facts { get; private set; } = "";
    public string? PlaceText { get; private set; }

    /// <summary>Where it is, WGS 84, when a device told it.</summary>
    public double? Latitude { get; private set; }
    public double? Longitude { get; private set; }

    public Guid? EnterpriseId { get; private set; }
    public string? RespondentName { get; private set; }
    public bool RespondentIsEmployer { get; private set; }
    public Employment? Employment { get; private set; }

    public int ClaimantCount { get; private set; }
    public SpecialGroups Groups { get; private set; }

    /// <summary>R §1.2: many with a common claim, at least <see cref="CollectiveFrom"/>.</summary>
    public bool IsCollective { get; private set; }

    /// <summary>From how many people on it is collective: <c>triage.collectivePersons</c> as it was at the registration (R-GEN-01).</summary>
    public int CollectiveFrom { get; private set; }

    /// <summary>Claims, at least one for labour matters (R-CAS-01).</summary>
    public IReadOnlyList<ClaimLine> Claims => _claims;

    /// <summary>Sum of all claims.</summary>
    public Money Claimed { get; private set; }

    public Guid? ParentId { get; private set; }
    public Guid? MasterId { get; private set; }

    /// <summary>When the level now responsible must have acted; null when no clock runs. Kept for lists; the clock itself explains it.</summary>
    public DateTimeOffset? DueAt
    {
        get => DueOrder == NeverDue ? null : DueOrder;
        private set
        {
            DueOrder = value ?? NeverDue;
            if (value is null) IsLate = false;
        }
    }

    /// <summary><see cref="DueAt"/> as lists sort by it: what is not due comes last.</summary>
    public DateTimeOffset DueOrder { get; private set; } = NeverDue;

    /// <summary>Whether something is overdue that the unit now responsible should have done; what was missed before it had the request is not its delay.</summary>
    public bool IsLate { get; private set; }

    /// <summary>Whether anything of it was ever overdue (red card).</summary>
    public bool WasLate { get; private set; }

    /// <summary>Takes a request in.</summary>
    public static WorkerRequest Submit(RequestContent content, RequestOrigin origin, string number, string receiptIndex, DateTimeOffset now)
    {
        var request = new WorkerRequest
        {
            Id = Guid.CreateVersion7(now),
            Number = number,
            ReceiptIndex = receiptIndex,
            Channel = origin.Channel,
            Secrecy = origin.Secrecy,
            PersonId = origin.PersonId,
            EnteredById = origin.EnteredById,
            UnitPath = origin.UnitPath,
            HandlerPath = origin.UnitPath,
            ParentId = origin.ParentId,
            Source = origin.Source,
            SubmittedAt = origin.CameAt ?? now,
            State = RequestState.Submitted,
            CollectiveFrom = TriageLimits.Default.CollectivePersons,
        };
        request.Describe(content);
        request.Tell(new RequestSubmitted(request.Id, number, origin.Channel, origin.Secrecy, origin.PersonId, content.EnterpriseId), origin.Remark);
        return request;
    }

    /// <summary>Puts it on the register; the acknowledgement clock starts with it.</summary>
    /// <param name="collectiveFrom">From how many people on a matter is collective here and today; null takes the rule book's number.</param>
    public void Register(int? collectiveFrom = null)
    {
        Move(RequestStep.Register);
        CollectiveFrom = collectiveFrom ?? CollectiveFrom;
        IsCollective = ClaimantCount >= CollectiveFrom;
        Tell(new RequestRegistered(Id, PersonId));
    }

    /// <summary>Keeps the date shown in lists in step with the clock of the level now responsible.</summary>
    public void DueBy(DateTimeOffset? at, bool isLate = false) => (DueAt, IsLate) = (at, at is not null && isLate);

    /// <summary>The same after something else was done than a step of the request: with its mediation or a work order.</summary>
    public void FollowDue(DateTimeOffset? at, bool isLate)
    {
        if (DueAt == at && IsLate == isLate) return;
        DueBy(at, isLate);
        Tell(new RequestDueMoved(Id, at));
    }

    /// <summary>A clock fell overdue: a red card to the superior of the unit that had it at that moment, however late that is noticed (R-CLK-02).</summary>
    /// <param name="clockCode">Which.</param>
    /// <param name="dueAt">When its time was over; before the unit now responsible had it, it is not its delay.</param>
    public void MarkLate(string clockCode, DateTimeOffset dueAt)
    {
        (WasLate, IsLate) = (true, IsLate || dueAt > Since);
        var then = _handlings.LastOrDefault(handling => handling.IsMain && handling.Since < dueAt);
        Tell(new RequestFellLate(Id, clockCode, then?.UnitPath ?? HandlerPath, then is null ? HandlerId : then.OfficerId));
    }

    /// <summary>The red card has reached the people who answer for the superior unit.</summary>
    public void RemindSuperior(string latePath, string unitPath, int people) => Tell(new SuperiorReminded(Id, latePath, unitPath, people));

    private void Describe(RequestContent content)
    {
        Facts = content.Facts.Trim();
        Title = Short(Facts.ReplaceLineEndings(" "));
        PlaceText = content.PlaceText;
        (Latitude, Longitude) = content.Latitude is null ? (Latitude, Longitude) : (content.Latitude, content.Longitude);
        EnterpriseId = content.EnterpriseId;
        RespondentName = content.RespondentName;
        RespondentIsEmployer = content.RespondentIsEmployer;
        if (Employment != content.Employment) Employment = content.Employment;
        ClaimantCount = Math.Max(1, content.ClaimantCount);
        IsCollective = ClaimantCount >= CollectiveFrom; // R-COL-01
        Groups = content.Groups;
        // Lines that are there are changed: a new one under the number of an old one would be two things in one place.
        for (var at = 0; at < content.Claims.Count; at++)
            if (at < _claims.Count) _claims[at].Set(content.Claims[at]);
            else _claims.Add(new(at + 1, content.Claims[at]));
        _claims.RemoveRange(content.Claims.Count, _claims.Count - content.Claims.Count);
        Claimed = Money.Sum(_claims.Select(claim => claim.Amount));
    }

    /// <summary>A labour matter has at least one claim (R-CAS-01); its amount may be found out later.</summary>
    private void EnsureClaim(CaseType type, string? subType)
    {
        if (_claims.Count == 0) _claims.Add(new(1, new(type, Money.Zero, SubType: subType)));
    }

    // Not through the middle of an emoji.
    private static string Short(string text) => text.Length <= 40 ? text : TypedText.Cut(text, 40) + "…";

    private void Move(RequestStep step) => State = RequestTransitions.Next(State, step);

    private void RefuseUnlessOpen()
    {
        if (RequestTransitions.Ended.Contains(State))
            throw new RefusedException(string.Format(CasesText.EndedAlready, CaseWords.Of(State)), "R-§1.5");
    }

    private static string Needed(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? throw new RefusedException(CasesText.ReasonNeeded, "R-GEN-07", "Reason") : reason.Trim();
}
