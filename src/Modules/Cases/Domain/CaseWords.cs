using System.Globalization;

namespace Niangjia.Cases.Domain;

/// <summary>The words of the field for states, streams, types and the like, in the language of the request.</summary>
internal static class CaseWords
{
    /// <summary>The text <c>{Enum}_{Value}</c> of the module's resources.</summary>
    public static string Of<T>(T value) where T : struct, Enum =>
        CasesText.ResourceManager.GetString($"{typeof(T).Name}_{value}", CultureInfo.CurrentUICulture) ?? value.ToString();
}
