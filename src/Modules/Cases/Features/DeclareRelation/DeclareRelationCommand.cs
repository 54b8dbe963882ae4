using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Features.DeclareRelation;

/// <summary>A mediator or officer declares a relation; the party is an enterprise by its exact name or credit code, or a person by id number or mobile (R-CAS-08).</summary>
internal sealed record DeclareRelationCommand(RelationKind? Kind, string? Enterprise, string? Person, string? Note);

internal sealed class DeclareRelationHandler(AppDbContext db, CurrentUser user, IPeopleDirectory people, IEnterpriseDirectory enterprises, TimeProvider time)
{
    public async Task HandleAsync(DeclareRelationCommand command, CancellationToken cancellationToken)
    {
        if (user.AccountId is not { } account || !user.IsStaff) throw new ForbiddenException(CasePermissions.See);
        if (command.Kind is not { } kind) throw new RefusedException(MediationText.RelationKindNeeded, "R-CAS-08", "Kind");
        Guid? person = null;
        if (!string.IsNullOrWhiteSpace(command.Person))
        {
            var found = await people.MatchAsync(command.Person, cancellationToken);
            if (found.Count != 1) throw new RefusedException(MediationText.PersonNotFound, "R-CAS-08", "Person");
            person = found[0].Id;
        }
        Guid? enterprise = null;
        if (!string.IsNullOrWhiteSpace(command.Enterprise))
        {
            var text = command.Enterprise.Trim();
            var matches = (await enterprises.SearchAsync(text, 5, cancellationToken)).Where(found => found.Name == text || found.CreditCode == text).ToList();
            if (matches.Count != 1) throw new RefusedException(MediationText.EnterpriseNotFound, "R-CAS-08", "Enterprise");
            enterprise = matches[0].Id;
        }
        var path = user.ScopeOf(CasePermissions.See).Paths is [var first, ..] ? first : UnitPath.Root;
        db.Add(DeclaredRelation.Declare(account, person, enterprise, kind, command.Note, path, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Ends a relation of one's own that no longer exists.</summary>
internal sealed record EndRelationCommand(Guid RelationId, string Reason);

internal sealed class EndRelationHandler(AppDbContext db, CurrentUser user, TimeProvider time)
{
    public async Task HandleAsync(EndRelationCommand command, CancellationToken cancellationToken)
    {
        var relation = await db.Set<DeclaredRelation>().FoundAsync(command.RelationId, cancellationToken);
        if (relation.AccountId != user.AccountId) throw new NotFoundException();
        relation.End(command.Reason, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
