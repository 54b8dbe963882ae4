using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Domain.Intake;

/// <summary>Proof that somebody was told and agreed (R-PRI-02); sensitive facts need a consent of their own (R-PRI-04).</summary>
internal sealed class Consent : Entity, IScoped
{
    /// <summary>Version of the notice shown now; a change of its text raises it.</summary>
    public const string NoticeVersion = "2026-11";

    private Consent()
    {
    }

    public Consent(Guid id, Guid requestId, Guid? personId, string unitPath, ConsentPurpose purpose, IntakeChannel channel, string? device, DateTimeOffset at)
    {
        (Id, RequestId, PersonId, UnitPath, Purpose, Channel, Device, At) = (id, requestId, personId, unitPath, purpose, channel, device, at);
        Tell(new ConsentGiven(requestId, personId, purpose, NoticeVersion));
    }

    public Guid RequestId { get; private set; }
    public Guid? PersonId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public ConsentPurpose Purpose { get; private set; }
    public string Notice { get; private set; } = NoticeVersion;
    public IntakeChannel Channel { get; private set; }

    /// <summary>What the browser called itself; no address is kept.</summary>
    public string? Device { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Taking it back is as easy as giving it; what was done before stays valid (R-PRI-05).</summary>
    public void Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null) return;
        WithdrawnAt = now;
        Tell(new ConsentWithdrawn(RequestId, PersonId, Purpose));
    }
}
