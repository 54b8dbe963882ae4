using Microsoft.Extensions.Hosting;

namespace Niangjia.Ui;

/// <summary>The gallery is for those who build and test, not for an installation.</summary>
internal static class GalleryDoor
{
    public static bool IsClosed(IHostEnvironment environment) => environment.IsProduction() || environment.IsStaging();
}
