using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Niangjia.Ui;

/// <summary>
/// A drawn sign beside a text; decoration, hidden from screen readers. Our own set on a 24-unit grid; the names are the keys of
/// <see cref="Names"/>. An unknown name draws a dot, so that a new menu entry never breaks a page.
/// </summary>
public sealed class Icon : ComponentBase
{
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["alert"] = "M12 3.5 21.5 20h-19zM12 10v4.5M12 17.4v.1",
        ["info"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.6v.1",
        ["check"] = "m5 12.5 4.5 4.5L19 7.5",
        ["good"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.3l2.8 2.8L16 9.7",
        ["bad"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 9l6 6M15 9l-6 6",
        ["dot"] = "M12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
        ["close"] = "M6 6l12 12M18 6 6 18",
        ["plus"] = "M12 5v14M5 12h14",
        ["minus"] = "M5 12h14",
        ["search"] = "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16.2 16.2 21 21",
        ["filter"] = "M4 5h16l-6.2 7.5V19l-3.6-2v-4.5z",
        ["menu"] = "M4 7h16M4 12h16M4 17h16",
        ["more"] = "M6 12h.1M12 12h.1M18 12h.1",
        ["right"] = "m9 5.5 6.5 6.5L9 18.5",
        ["left"] = "M15 5.5 8.5 12l6.5 6.5",
        ["up"] = "M12 19V5M6 11l6-6 6 6",
        ["down"] = "M12 5v14M6 13l6 6 6-6",
        ["back"] = "M20 12H5M11 6l-6 6 6 6",
        ["out"] = "M14 5h5v5M19 5l-8.5 8.5M17 14v5H5V7h5",
        ["exit"] = "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
        ["home"] = "M3.5 11.5 12 4l8.5 7.5M6 10v10h12V10M10 20v-5.5h4V20",
        ["inbox"] = "M4 13.5 6.5 5h11L20 13.5V19H4zM4 13.5h4.5l1.5 2.5h4l1.5-2.5H20",
        ["case"] = "M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5M9 12.5h7M9 16h5",
        ["file"] = "M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5",
        ["clip"] = "m19.5 11-7.8 7.8a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-7.9 7.9a1.5 1.5 0 0 1-2.2-2.2l7.2-7.2",
        ["photo"] = "M3.5 6.5h4L9 4.5h6l1.5 2h4v13h-17zM12 16.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8z",
        ["print"] = "M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z",
        ["download"] = "M12 4v11M7 10.5l5 5 5-5M4.5 19.5h15",
        ["upload"] = "M12 16V5M7 9.5l5-5 5 5M4.5 19.5h15",
        ["edit"] = "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5",
        ["trash"] = "M4.5 6.5h15M9 6.5V4h6v2.5M6.5 6.5 7.5 20h9l1-13.5M10 10.5v6M14 10.5v6",
        ["copy"] = "M8.5 8.5h11v11h-11zM5 15.5H4.5v-11h11V5",
        ["link"] = "M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7L12 17.7",
        ["eye"] = "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
        ["lock"] = "M5.5 11h13v9.5h-13zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11",
        ["key"] = "M8 19.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM11 12.7 19.5 4M15 8.5l3 3",
        ["shield"] = "M12 3.5 19 6v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6zM9 12l2.2 2.2L15.2 10",
        ["person"] = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4 3.5-6 7.5-6s6.9 2 7.5 6",
        ["people"] = "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.5-3.5 3-5.2 6.5-5.2s6 1.7 6.5 5.2M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14.6c2.2.6 3.7 2.2 4 4.9",
        ["phone"] = "M5 4h4l1.8 4.8-2.3 1.6a12 12 0 0 0 5.1 5.1l1.6-2.3L20 15v4c0 .6-.4 1-1 1C10.7 20 4 13.3 4 5c0-.6.4-1 1-1z",
        ["message"] = "M4 5h16v11.5h-9L6.5 20v-3.5H4z",
        ["bell"] = "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4",
        ["clock"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.3l3.5 2.2",
        ["pause"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM10 9v6M14 9v6",
        ["calendar"] = "M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5V7.5M15.5 3.5V7.5",
        ["place"] = "M12 21s7-6 7-11.5a7 7 0 0 0-14 0C5 15 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
        ["building"] = "M5 20.5V4h9v16.5M14 9.5h5v11M3 20.5h18M8 8h3M8 12h3M8 16h3",
        ["tree"] = "M9.5 3.5h5v4h-5zM3 16.5h5v4H3zM16 16.5h5v4h-5zM9.5 16.5h5v4h-5zM12 7.5v9M5.5 16.5V12h13v4.5",
        ["scales"] = "M12 4v16M8 20h8M5 7.5l7-1.5 7 1.5M5 7.5l-2.5 6.5h5zM19 7.5l-2.5 6.5h5z",
        ["hands"] = "M12 20S4 15.5 4 9.5A4 4 0 0 1 12 8a4 4 0 0 1 8 1.5C20 15.5 12 20 12 20z",
        ["handshake"] = "m3 8 4-2.5L12 7l5-1.5L21 8v7l-2.5 1-5 4-2-1-2-1-2-1.5L3 15zM12 7 8.5 11c1 1.3 2.8 1 4-.5l5.5 5",
        ["money"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 7.5 12 12l3.5-4.5M12 12v5M9 12.5h6M9 15h6",
        ["chart"] = "M4 20h16M7 16.5V11M12 16.5V5.5M17 16.5V8.5",
        ["list"] = "M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1M4.5 12h.1M4.5 17.5h.1",
        ["book"] = "M12 6.5C10 5 7 4.5 4 5v13.5c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5zM12 6.5V20",
        ["gear"] = "M12 15.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2",
        ["branch"] = "M7 4v16M7 9c0 4 10 2 10 7v4M4.5 17.5 7 20l2.5-2.5M14.5 17.5 17 20l2.5-2.5",
        ["rise"] = "M4 18h5v-5h5V8h6M16 4l4 4-4 4",
        ["repeat"] = "M5 11a7 7 0 0 1 12.5-3.5L19.5 10M19.5 4.5V10H14M19 13a7 7 0 0 1-12.5 3.5L4.5 14M4.5 19.5V14H10",
        ["star"] = "m12 3.5 2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17.1 6.7 20l1.1-6L3.4 9.8l6-.8z",
        ["flag"] = "M6 21V4M6 5c4-2 7 2 12 0v8.5c-5 2-8-2-12 0",
        ["globe"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3 2.5 3.5 6 3.5 9s-.5 6.5-3.5 9c-3-2.5-3.5-6-3.5-9s.5-6.5 3.5-9z",
        ["letters"] = "M3 19 8 6l5 13M4.7 14.5h6.6M14.5 19l3.3-8.5L21 19M15.6 16.3h4.4",
        ["sun"] = "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
        ["moon"] = "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
        ["device"] = "M3.5 5h17v11h-17zM9 20h6M12 16v4",
        ["send"] = "M20.5 3.5 3.5 10.5l6.5 3 3 6.5zM10 13.5l5-5",
        ["pen"] = "M4 19.5c3-6 8-13 14.5-15 1 5-3.5 10-10 11.5M4 19.5l3-4.5M13 20h7",
    };

    /// <summary>The names there are.</summary>
    public static IReadOnlyCollection<string> Names => Shapes.Keys;

    /// <summary>Which sign.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "dot";

    /// <summary>A further class.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>The sign that goes with a tone.</summary>
    public static string Of(Tone tone) => tone switch { Tone.Good => "good", Tone.Warn => "alert", Tone.Bad => "bad", Tone.Info => "info", _ => "dot" };

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", Class is null ? "icon" : "icon " + Class);
        builder.AddAttribute(2, "viewBox", "0 0 24 24");
        builder.AddAttribute(3, "aria-hidden", "true");
        builder.AddAttribute(4, "focusable", "false");
        builder.OpenElement(5, "path");
        builder.AddAttribute(6, "d", Shapes.GetValueOrDefault(Name, Shapes["dot"]));
        builder.CloseElement();
        builder.CloseElement();
    }
}
