using System.Globalization;
using System.Runtime.CompilerServices;

namespace Niangjia.Organisation.Tests;

internal static class Chinese
{
    /// <summary>Outside a request the sentences are Chinese too.</summary>
    [ModuleInitializer]
    internal static void Speak() => CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
}
