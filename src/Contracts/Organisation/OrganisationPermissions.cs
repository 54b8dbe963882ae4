namespace Niangjia.Contracts.Organisation;

/// <summary>What users may do with units.</summary>
public static class OrganisationPermissions
{
    /// <summary>See units, their officers and rosters.</summary>
    public const string See = "organisation.see";

    /// <summary>Add, change, close and import units at and below one's own.</summary>
    public const string Edit = "organisation.edit";

    /// <summary>Plan who is on duty.</summary>
    public const string PlanDuty = "organisation.duty";
}

/// <summary>Local addresses of the module.</summary>
public static class OrganisationUrls
{
    /// <summary>The tree.</summary>
    public const string Browse = "/units";

    /// <summary>One unit.</summary>
    public const string Unit = "/units/{Id:guid}";

    /// <summary>Add a unit below another.</summary>
    public const string Add = "/units/add";

    /// <summary>Change a unit.</summary>
    public const string Change = "/units/{Id:guid}/change";

    /// <summary>Plan duty.</summary>
    public const string Duty = "/units/{Id:guid}/duty";

    /// <summary>Import units from a file.</summary>
    public const string Import = "/units/import";

    /// <summary>The page of a unit.</summary>
    public static string UnitOf(Guid id) => $"/units/{id}";

    /// <summary>The form that adds a unit below another.</summary>
    public static string AddBelow(Guid parentId) => $"/units/add?parent={parentId}";

    /// <summary>The form that changes a unit.</summary>
    public static string ChangeOf(Guid id) => $"/units/{id}/change";

    /// <summary>The roster of a unit.</summary>
    public static string DutyOf(Guid id) => $"/units/{id}/duty";
}
