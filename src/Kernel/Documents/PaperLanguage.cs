using System.Globalization;

namespace Niangjia.Kernel.Documents;

/// <summary>Official documents are filled in Chinese, whatever language the officer works in.</summary>
public static class PaperLanguage
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    /// <summary>Speaks Chinese until it is disposed of.</summary>
    public static IDisposable Use()
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Chinese, Chinese);
        return new Back(before.CurrentCulture, before.CurrentUICulture);
    }

    private sealed class Back(CultureInfo culture, CultureInfo words) : IDisposable
    {
        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
    }
}
