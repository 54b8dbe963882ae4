using System.Globalization;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Domain;

/// <summary>The words of the field for states, streams, types and the like, in the language of the request.</summary>
internal static class CaseWords
{
    /// <summary>The text <c>{Enum}_{Value}</c> of the module's resources, of those about mediation, intake, handling, the desk or the hotline.</summary>
    public static string Of<T>(T value) where T : struct, Enum =>
        Find($"{typeof(T).Name}_{value}") ?? value.ToString();

    /// <summary>Where a request stands, as a worker would say it.</summary>
    public static string Plain(RequestState state) => Find($"PlainState_{state}") ?? Of(state);

    /// <summary>What happens next, in a sentence with a place for the unit in charge.</summary>
    public static string Next(RequestState state) => Find($"NextState_{state}") ?? Of(state);

    /// <summary>A text whose key is put together, from the module's resources; null when there is none.</summary>
    public static string? Find(string key) =>
        CasesText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? MediationText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)
            ?? IntakeText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? HandlingText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)
            ?? DeskText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? NotifyText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)
            ?? TriageText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? HotlineText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)
            ?? DoorText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
