using System.Globalization;
using System.Runtime.CompilerServices;

namespace Niangjia.Testing;

/// <summary>Compiled into every test project: tests that start no host speak the product's default language too.</summary>
internal static class Chinese
{
    [ModuleInitializer]
    internal static void Speak() =>
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
}
