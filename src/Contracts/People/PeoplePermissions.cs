namespace Niangjia.Contracts.People;

/// <summary>What users may do with person records.</summary>
public static class PeoplePermissions
{
    /// <summary>Find people and see their masked records.</summary>
    public const string See = "people.see";

    /// <summary>Add, change and import people.</summary>
    public const string Edit = "people.edit";

    /// <summary>See a sealed fact in full, with a reason.</summary>
    public const string Reveal = "people.reveal";

    /// <summary>Merge records of one person, and take that back.</summary>
    public const string Merge = "people.merge";
}

/// <summary>Local addresses of the module.</summary>
public static class PeopleUrls
{
    /// <summary>Find people.</summary>
    public const string Find = "/people";

    /// <summary>One person.</summary>
    public const string Person = "/people/{Id:guid}";

    /// <summary>Add a person.</summary>
    public const string Add = "/people/add";

    /// <summary>Change a person.</summary>
    public const string Change = "/people/{Id:guid}/change";

    /// <summary>Records that may be one person.</summary>
    public const string Duplicates = "/people/duplicates";

    /// <summary>Compare two records and merge them.</summary>
    public const string Merge = "/people/merge/{KeptId:guid}/{MergedId:guid}";

    /// <summary>Import people from a file.</summary>
    public const string Import = "/people/import";

    /// <summary>The page of a person.</summary>
    public static string PersonOf(Guid id) => $"/people/{id}";

    /// <summary>The form that changes a person.</summary>
    public static string ChangeOf(Guid id) => $"/people/{id}/change";

    /// <summary>The comparison of two records.</summary>
    public static string MergeOf(Guid keptId, Guid mergedId) => $"/people/merge/{keptId}/{mergedId}";
}
