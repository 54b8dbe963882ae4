using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Columns;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Figures;

/// <summary>Mediations as facts, of the unit whose body mediates.</summary>
internal sealed class CountedDisputes() : Facts<DisputeCase>(
[
    new("cases.mediations", Applied, dispute => true),
    new("cases.agreements", InForce, Agreed),
    // R-MED-13: withdrawn ones are in neither part.
    new("cases.success", Concluded, Agreed, dispute => dispute.Agreement!.EffectiveOn != null || dispute.Documents.Any(document => document.Kind == DocumentKind.FailureNotice)),
    new("cases.breached", null, dispute => dispute.State == DisputeState.Breached),
    new("cases.agreed", InForce, Agreed, Amount: 0),
    new("cases.paid", InForce, Agreed, Amount: 1),
    new("cases.outstanding", null, dispute => dispute.Agreement!.EffectiveOn != null && DisputeTransitions.Promised.Contains(dispute.State), Amount: 0, Less: 1),
])
{
    private const int Applied = 0;
    private const int InForce = 1;
    private const int Concluded = 2;

    /// <inheritdoc/>
    protected override FactShape<DisputeCase> ShapeOf(AppDbContext db) => new(
        db.Set<DisputeCase>(),
        dispute => new FactRow(
            dispute.Id, dispute.UnitPath, dispute.Type, dispute.AppliedAt, null, dispute.Agreement!.EffectiveOn,
            dispute.Agreement!.EffectiveOn ?? dispute.Documents.Where(document => document.Kind == DocumentKind.FailureNotice).Min(document => (DateOnly?)document.On),
            FactRow.Measured, dispute.Agreed, dispute.Paid),
        dispute => dispute.UnitPath, dispute => dispute.Type,
        [
            (from, to) => Came(Span(from, to)),
            (from, to) => dispute => dispute.Agreement!.EffectiveOn >= from && dispute.Agreement!.EffectiveOn <= to,
            (from, to) => dispute => dispute.Agreement!.EffectiveOn != null
                ? dispute.Agreement!.EffectiveOn >= from && dispute.Agreement!.EffectiveOn <= to
                : dispute.Documents.Where(document => document.Kind == DocumentKind.FailureNotice).Min(document => (DateOnly?)document.On) >= from
                    && dispute.Documents.Where(document => document.Kind == DocumentKind.FailureNotice).Min(document => (DateOnly?)document.On) <= to,
        ]);

    /// <inheritdoc/>
    protected override Expression<Func<DisputeCase, bool>>? Touched(IReadOnlyCollection<ChangedSubject> changes) =>
        Ids(changes, DisputeDesk.Subject) is { Count: > 0 } ids ? dispute => ids.Contains(dispute.Id) : null;

    private static Expression<Func<DisputeCase, bool>> Agreed => dispute => dispute.Agreement!.EffectiveOn != null;

    private static Expression<Func<DisputeCase, bool>> Came((DateTimeOffset From, DateTimeOffset Before) span)
    {
        var (from, before) = span;
        return dispute => dispute.AppliedAt >= from && dispute.AppliedAt < before;
    }
}
