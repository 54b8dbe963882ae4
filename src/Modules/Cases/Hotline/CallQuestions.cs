using System.Globalization;

namespace Niangjia.Cases.Hotline;

/// <summary>The questions of the score sheet: those the platform knows have words in both languages; what a place adds is shown as it was written.</summary>
internal static class CallQuestions
{
    public static string Of(string question) => HotlineText.ResourceManager.GetString($"Question_{question}", CultureInfo.CurrentUICulture) ?? question;
}
