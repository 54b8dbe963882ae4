using System.ComponentModel.DataAnnotations.Schema;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>Units that help while another is responsible (R-ESC-03).</summary>
internal sealed partial class WorkerRequest
{
    /// <summary>Those who help now.</summary>
    [NotMapped]
    public IEnumerable<Handling> CoHandlers => _handlings.Where(handling => handling is { IsOpen: true, IsMain: false });

    /// <summary>Asks another unit or officer to help; the owner stays.</summary>
    public void AddCoHandler(UnitInfo unit, Guid? officerId, string? reason, DateTimeOffset now)
    {
        RefuseUnlessOpen();
        if (_handlings.Any(handling => handling.IsOpen && handling.UnitPath == unit.Path && handling.OfficerId == officerId))
            throw new RefusedException(string.Format(CasesText.HelpsAlready, unit.Name), "R-ESC-03", "UnitId");
        _handlings.Add(new(_handlings.Count + 1, unit.Path, unit.Level ?? HandlingLevel.District, officerId, HandlingStart.CoHandler, now, reason));
        Tell(new CoHandlerAdded(Id, unit.Path, officerId), reason);
    }

    /// <summary>Names the person who helps for a unit. Whoever has declared a relation does not help either (R-CAS-08).</summary>
    /// <param name="order">Which of the units' times with the request.</param>
    /// <param name="officerId">Whom.</param>
    /// <param name="relations">Relations the officer has declared to the applicant or the enterprise.</param>
    public void NameCoHandler(int order, Guid officerId, IReadOnlyList<DeclaredRelation> relations)
    {
        RefuseUnlessOpen();
        var helper = CoHandler(order);
        if (relations is [var relation, ..]) throw new RefusedException(string.Format(HandlingText.HelperIsRelated, CaseWords.Of(relation.Kind)), "R-CAS-08", "Helper");
        if (_handlings.Any(handling => handling.IsOpen && handling.UnitPath == helper.UnitPath && handling.OfficerId == officerId))
            throw new RefusedException(HandlingText.PersonHelpsAlready, "R-ESC-03", "Helper");
        helper.OfficerId = officerId;
        Tell(new CoHandlerNamed(Id, helper.UnitPath, officerId));
    }

    /// <summary>A unit that was asked need not help any more. Whoever passed it on keeps helping (R-ESC-03, R-CAS-07).</summary>
    public void ReleaseCoHandler(int order, string? reason, DateTimeOffset now)
    {
        RefuseUnlessOpen();
        var helper = CoHandler(order);
        if (IsKept(helper)) throw new RefusedException(HandlingText.HelperIsKept, "R-ESC-03", "Helper");
        reason = Needed(reason);
        helper.End(HandlingOutcome.Released, reason, now);
        Tell(new CoHandlerReleased(Id, helper.UnitPath, helper.OfficerId), reason);
    }

    /// <summary>Whether a unit helps because it passed the request on, and not because it was asked.</summary>
    public bool IsKept(Handling helper) => _handlings.Any(main => main.IsMain && main.UnitPath == helper.UnitPath && main.EndedAt == helper.Since);

    private Handling CoHandler(int order) =>
        CoHandlers.FirstOrDefault(handling => handling.Order == order) ?? throw new RefusedException(HandlingText.HelperUnknown, "R-ESC-03", "Helper");
}
