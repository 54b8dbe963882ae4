using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>
/// What one side told a mediator in confidence (背对背). Only the mediator who wrote it reads it: no leader, no colleague, no
/// administrator, no export, no search (R-EVD-02).
/// </summary>
internal sealed class CaucusNote : Entity, IScoped
{
    /// <summary>Sealed under a name of its own, so that nothing that opens other notes opens this.</summary>
    public static readonly SealedField Field = new("caucus-note");

    /// <summary>Longest text, in characters; longer talks make several notes.</summary>
    public const int MaxLength = 1000;

    private CaucusNote()
    {
    }

    public Guid DisputeId { get; private set; }
    public Guid AuthorId { get; private set; }
    public PartySide Side { get; private set; }
    public SealedText Text { get; private set; } = default!;
    public DateTimeOffset At { get; private set; }
    public string UnitPath { get; private set; } = "";

    public static CaucusNote Keep(DisputeCase dispute, Guid authorId, PartySide side, SealedText text, DateTimeOffset now, Guid? mediatorId = null)
    {
        if (!dispute.IsMediatedBy(mediatorId ?? authorId)) throw new RefusedException(MediationText.OnlyItsMediator, "R-EVD-02");
        var note = new CaucusNote { Id = Guid.CreateVersion7(now), DisputeId = dispute.Id, AuthorId = authorId, Side = side, Text = text, At = now, UnitPath = dispute.UnitPath };
        note.Tell(new CaucusNoteKept(dispute.Id));
        return note;
    }
}

/// <summary>
/// An offer made to settle. It must not be used against the side that made it (R-EVD-02): the mediators of the case see it, and it is
/// part of no print and no export.
/// </summary>
internal sealed class SettlementOffer : Entity, IScoped
{
    /// <summary>Sealed under a name of its own.</summary>
    public static readonly SealedField Field = new("settlement-offer");

    private SettlementOffer()
    {
    }

    public Guid DisputeId { get; private set; }
    public Guid AuthorId { get; private set; }
    public PartySide From { get; private set; }

    /// <summary>Amount and conditions, sealed as one text.</summary>
    public SealedText Terms { get; private set; } = default!;
    public DateTimeOffset At { get; private set; }
    public string UnitPath { get; private set; } = "";

    public static SettlementOffer Keep(DisputeCase dispute, Guid authorId, PartySide from, SealedText terms, DateTimeOffset now, Guid? mediatorId = null)
    {
        if (!dispute.IsMediatedBy(mediatorId ?? authorId)) throw new RefusedException(MediationText.OnlyItsMediator, "R-EVD-02");
        var offer = new SettlementOffer { Id = Guid.CreateVersion7(now), DisputeId = dispute.Id, AuthorId = authorId, From = from, Terms = terms, At = now, UnitPath = dispute.UnitPath };
        offer.Tell(new CaucusNoteKept(dispute.Id));
        return offer;
    }
}
