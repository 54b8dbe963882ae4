using System.Globalization;
using Niangjia.Kernel.Delivery;
using Niangjia.Ui;

namespace Niangjia.Interfaces.Webhooks;

/// <summary>Where a delivery is, in the language of the request.</summary>
internal static class WebhookWords
{
    public static string Of(ParcelState state) => InterfacesText.ResourceManager.GetString($"ParcelState_{state}", CultureInfo.CurrentUICulture) ?? state.ToString();

    public static Tone ToneOf(ParcelState state) => state switch
    {
        ParcelState.Sent => Tone.Good,
        ParcelState.Waiting => Tone.Info,
        ParcelState.GivenUp => Tone.Bad,
        _ => Tone.Neutral,
    };
}
