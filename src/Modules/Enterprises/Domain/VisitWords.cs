namespace Niangjia.Enterprises.Domain;

/// <summary>Visits in the words of the reader.</summary>
internal static class VisitWords
{
    public static string Title(this VisitKind kind) => VisitText.ResourceManager.GetString($"Kind_{kind}", VisitText.Culture) ?? kind.ToString();
}
