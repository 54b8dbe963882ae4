using System.Globalization;

namespace Niangjia.Cases.Domain;

/// <summary>The words of the field for states, streams, types and the like, in the language of the request.</summary>
internal static class CaseWords
{
    /// <summary>The text <c>{Enum}_{Value}</c> of the module's resources, or of those about mediation.</summary>
    public static string Of<T>(T value) where T : struct, Enum =>
        Find(CasesText.ResourceManager, $"{typeof(T).Name}_{value}") ?? Find(MediationText.ResourceManager, $"{typeof(T).Name}_{value}") ?? value.ToString();

    private static string? Find(System.Resources.ResourceManager texts, string key) => texts.GetString(key, CultureInfo.CurrentUICulture);
}
