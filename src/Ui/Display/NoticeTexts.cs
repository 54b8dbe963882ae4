using System.Globalization;
using Niangjia.Contracts.Notices;

namespace Niangjia.Ui;

/// <summary>Writes what nobody knows in which language it will be read.</summary>
public static class NoticeTexts
{
    private static readonly CultureInfo Chinese = new("zh-CN");
    private static readonly CultureInfo English = new("en");

    /// <summary>A sentence in both languages.</summary>
    /// <param name="sentence">Writes it in the language of the moment.</param>
    public static NoticeText InBoth(Func<string> sentence) => new(In(Chinese, sentence), In(English, sentence));

    private static string In(CultureInfo language, Func<string> sentence)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language;
            return sentence();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}
