namespace Niangjia.Contracts.Documents;

/// <summary>Permissions of the module; which matters, the modules say that own them.</summary>
public static class DocumentPermissions
{
    /// <summary>See documents of matters one sees, and write those of matters one works on.</summary>
    public const string Use = "documents.use";
}

/// <summary>Addresses of the module.</summary>
public static class DocumentUrls
{
    /// <summary>Where anybody checks a document by its code.</summary>
    public const string Check = "/check";

    /// <summary>What the QR code on a document leads to.</summary>
    public static string Checked(string code) => $"{Check}/{Uri.EscapeDataString(code)}";

    /// <summary>The documents of a matter.</summary>
    public static string Of(string subject, Guid id) => $"/documents/of/{subject}/matter/{id}";

    /// <summary>Several documents of a matter as one file.</summary>
    public static string Bundle(string subject, Guid id) => $"{Of(subject, id)}/bundle";

    /// <summary>One document.</summary>
    public static string Document(Guid documentId) => $"/documents/{documentId}";

    /// <summary>Takes one back.</summary>
    public static string Void(Guid documentId) => $"/documents/{documentId}/void";

    /// <summary>As PDF.</summary>
    public static string Pdf(Guid documentId, bool inFull = false) => $"/documents/{documentId}/pdf{(inFull ? "?full=true" : "")}";

    /// <summary>For Word.</summary>
    public static string Docx(Guid documentId) => $"/documents/{documentId}/docx";
}
