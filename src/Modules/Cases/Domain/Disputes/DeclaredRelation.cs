using System.ComponentModel.DataAnnotations.Schema;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>
/// A mediator, officer, reviewer or supervisor declares a relation to a person or an enterprise that may affect fairness; from then on
/// it blocks appointments in matters of that party (R-CAS-08).
/// </summary>
internal sealed class DeclaredRelation : Entity, IScoped
{
    private DeclaredRelation()
    {
    }

    /// <summary>Who declares.</summary>
    public Guid AccountId { get; private set; }
    public Guid? PersonId { get; private set; }
    public Guid? EnterpriseId { get; private set; }
    public RelationKind Kind { get; private set; }
    public string? Note { get; private set; }
    public string UnitPath { get; private set; } = "";
    public DateTimeOffset DeclaredAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Not declared but found: the account belongs to a party itself, which nobody can set aside.</summary>
    [NotMapped]
    public bool IsPartyItself { get; private set; }

    public static DeclaredRelation Declare(Guid accountId, Guid? personId, Guid? enterpriseId, RelationKind kind, string? note, string unitPath, DateTimeOffset now)
    {
        if (personId is null == enterpriseId is null) throw new RefusedException(MediationText.OnePartyNeeded, "R-CAS-08", "Enterprise");
        var relation = new DeclaredRelation
        {
            Id = Guid.CreateVersion7(now),
            AccountId = accountId,
            PersonId = personId,
            EnterpriseId = enterpriseId,
            Kind = kind,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            UnitPath = unitPath,
            DeclaredAt = now,
        };
        relation.Tell(new RelationDeclared(accountId, personId, enterpriseId));
        return relation;
    }

    /// <summary>Somebody who is a party themselves.</summary>
    public static DeclaredRelation PartyItself(Guid accountId, Guid personId) => new() { AccountId = accountId, PersonId = personId, Kind = RelationKind.Interest, IsPartyItself = true };

    /// <summary>The relation no longer exists.</summary>
    public void End(string reason, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(CasesText.ReasonNeeded, "R-GEN-07", "Reason");
        if (EndedAt is not null) throw new RefusedException(MediationText.RelationEndedAlready, "R-CAS-08");
        EndedAt = now;
        Tell(new RelationEnded(AccountId, PersonId, EnterpriseId), reason.Trim());
    }
}
