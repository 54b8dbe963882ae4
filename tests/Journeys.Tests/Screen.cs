using Microsoft.Playwright;

namespace Niangjia.Journeys.Tests;

/// <summary>The two devices every page is looked at on.</summary>
public sealed record Screen(string Name, int Width, int Height, bool Touch)
{
    /// <summary>A worker's phone.</summary>
    public static Screen Phone { get; } = new("phone", 390, 844, Touch: true);

    /// <summary>A screen on a desk.</summary>
    public static Screen Desk { get; } = new("desk", 1440, 900, Touch: false);

    internal BrowserNewContextOptions Options(string url) => new()
    {
        BaseURL = url,
        ViewportSize = new() { Width = Width, Height = Height },
        DeviceScaleFactor = 1,
        HasTouch = Touch,
        IsMobile = Touch,
        Locale = "zh-CN",
        TimezoneId = "Asia/Shanghai",
        ReducedMotion = ReducedMotion.Reduce,
    };
}
