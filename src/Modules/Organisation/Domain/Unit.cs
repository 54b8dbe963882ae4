using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Organisation.Domain;

/// <summary>What a unit tells about itself; everything but the name may be missing.</summary>
internal sealed record UnitData(string Name, string? Phone, string? Address, string? AreaCode, Competence? Field);

/// <summary>One place in the tree. Its path never changes: whatever belongs to the unit finds it by that.</summary>
internal sealed class Unit : Entity, IScoped
{
    public const int NameLength = 60;
    public const int AddressLength = 120;

    private Unit()
    {
    }

    public Unit(Guid id, Unit? parent, int number, UnitKind kind, UnitData data)
    {
        RefuseWrongPlace(kind, parent);
        Id = id;
        ParentId = parent?.Id;
        Number = number;
        Kind = kind;
        UnitPath = Kernel.Scoping.UnitPath.Child(parent?.UnitPath ?? Kernel.Scoping.UnitPath.Root, $"{kind.Letter()}{number}");
        Take(data);
        Tell(new UnitAdded(Id, UnitPath, Name, Kind));
    }

    /// <inheritdoc/>
    public string UnitPath { get; private set; } = "";

    /// <summary>Position among the children ever made of the same parent, from 1; never given twice.</summary>
    public int Number { get; private set; }

    public Guid? ParentId { get; private set; }
    public UnitKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    public string? Phone { get; private set; }
    public string? Address { get; private set; }
    public string? AreaCode { get; private set; }
    public Competence? Field { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    public void Change(UnitData data)
    {
        RefuseIfClosed();
        Take(data);
        Tell(new UnitChanged(Id, UnitPath, Name));
    }

    /// <summary>Ends the unit (R-ORG-02). Its path is not used again.</summary>
    public void Close(DateTimeOffset now, bool hasOpenChildren, string reason)
    {
        RefuseIfClosed();
        if (hasOpenChildren) throw new RefusedException(OrganisationText.CloseChildrenFirst, "R-ORG-02");
        if (ParentId is null) throw new RefusedException(OrganisationText.DistrictStays, "R-ORG-02");
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(OrganisationText.ReasonMissing, "R-ORG-02", "Reason");
        ClosedAt = now;
        Tell(new UnitClosed(Id, UnitPath), reason.Trim());
    }

    public static void RefuseWrongPlace(UnitKind kind, Unit? parent)
    {
        if (!kind.MayStandBelow(parent?.Kind))
            throw new RefusedException(
                parent is null
                    ? OrganisationText.OnlyDistrictAtTop
                    : string.Format(OrganisationText.KindNotBelow, kind.Title(), parent.Kind.Title()), "R-ESC-05", "Kind");
        if (parent?.ClosedAt is not null) throw new RefusedException(string.Format(OrganisationText.ParentClosed, parent.Name), null, "ParentId");
    }

    private void Take(UnitData data)
    {
        var (name, phone, address, areaCode, field) = UnitRules.Checked(Kind, data);
        (Name, Phone, Address, AreaCode, Field) = (name, phone, address, areaCode, field);
    }

    private void RefuseIfClosed()
    {
        if (ClosedAt is not null) throw new RefusedException(OrganisationText.UnitIsClosed);
    }
}
