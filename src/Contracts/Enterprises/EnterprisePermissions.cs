namespace Niangjia.Contracts.Enterprises;

/// <summary>What users may do with the register of enterprises.</summary>
public static class EnterprisePermissions
{
    /// <summary>See enterprises and export what a filter shows.</summary>
    public const string See = "enterprises.see";

    /// <summary>Add, change and import enterprises.</summary>
    public const string Edit = "enterprises.edit";

    /// <summary>See visits and write down one's own.</summary>
    public const string Visit = "enterprises.visit";

    /// <summary>Keep a credit code whose check character fails.</summary>
    public const string OverrideCode = "enterprises.override-code";
}

/// <summary>Local addresses of the module.</summary>
public static class EnterpriseUrls
{
    /// <summary>Find enterprises.</summary>
    public const string Find = "/enterprises";

    /// <summary>One enterprise.</summary>
    public const string Enterprise = "/enterprises/{Id:guid}";

    /// <summary>Add an enterprise.</summary>
    public const string Add = "/enterprises/add";

    /// <summary>Change an enterprise.</summary>
    public const string Change = "/enterprises/{Id:guid}/change";

    /// <summary>Import enterprises from a file.</summary>
    public const string Import = "/enterprises/import";

    /// <summary>The list as a file, with the filter of <see cref="Find"/>.</summary>
    public const string Export = "/enterprises/export";

    /// <summary>Visits to enterprises.</summary>
    public const string Visits = "/visits";

    /// <summary>Write down a visit.</summary>
    public const string RecordVisit = "/visits/new";

    /// <summary>One visit.</summary>
    public const string Visit = "/visits/{VisitId:guid}";

    /// <summary>The page of a visit.</summary>
    public static string VisitOf(Guid id) => $"/visits/{id}";

    /// <summary>The page of an enterprise.</summary>
    public static string EnterpriseOf(Guid id) => $"/enterprises/{id}";

    /// <summary>The form that changes an enterprise.</summary>
    public static string ChangeOf(Guid id) => $"/enterprises/{id}/change";
}
