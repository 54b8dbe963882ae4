using System.Globalization;
using System.Text.RegularExpressions;

namespace Niangjia.Cases.Domain.Triage;

/// <summary>Numbers as people write them: 30多人, 三十几号人, 半年, 两个半月, 15岁.</summary>
internal static partial class NumbersInText
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>How many people the text speaks of, at least; null when it does not say.</summary>
    public static Found? People(string text) => Largest(Crowd().Matches(text), match => Read(match.Groups["n"].Value));

    /// <summary>For how many days something has lasted, at least.</summary>
    public static Found? Days(string text) => Largest(Duration().Matches(text), match =>
        match.Groups["half"].Success ? 182
        : match.Groups["year"].Success ? 365
        : Read(match.Groups["n"].Value) * (match.Groups["unit"].Value switch { "年" => 365, "月" => 30, "周" or "星期" or "礼拜" => 7, _ => 1 })
            + (match.Groups["plus"].Success && match.Groups["unit"].Value == "月" ? 15 : 0));

    /// <summary>The youngest age under 18 and over 9 that is written out.</summary>
    public static Found? MinorAge(string text)
    {
        foreach (Match match in Age().Matches(text))
            if (Read(match.Groups["n"].Value) is > 9 and < 18 and var age) return new(age, match.Index, match.Length);
        return null;
    }

    /// <summary>A number in digits or Chinese numerals; 几十 counts as 20, 十几 as 11, 上百 as 100.</summary>
    internal static int Read(string number)
    {
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var plain)) return plain;
        var (total, current) = (0, 0);
        foreach (var c in number)
        {
            switch (c)
            {
                case '两' or '俩': current = 2; break;
                case '仨': current = 3; break;
                case '几' or '数': current = total > 0 ? 1 : 2; break;
                case '上' or '成' or '来' or '多' or '余': break;
                case '十' or '百' or '千':
                    total += (current == 0 ? 1 : current) * (c == '十' ? 10 : c == '百' ? 100 : 1000);
                    current = 0;
                    break;
                default:
                    var digit = char.IsAsciiDigit(c) ? c - '0' : Digits.IndexOf(c, StringComparison.Ordinal);
                    if (digit >= 0) current = (char.IsAsciiDigit(c) ? current * 10 : 0) + digit;
                    break;
            }
        }
        return total + current;
    }

    private static Found? Largest(MatchCollection matches, Func<Match, int> value)
    {
        Found? best = null;
        foreach (Match match in matches)
            if (value(match) is > 0 and var number && number > (best?.Number ?? 0)) best = new(number, match.Index, match.Length);
        return best;
    }

    private const string Number = @"(?<n>\d{1,5}|[上成数]?[零一二两俩三四五六七八九十百千几]{1,6})";

    [GeneratedRegex(@"(?:职工|工人|员工|农民工|人员|工友)(?:共|约|共计|合计|计)?(?<n>\d{1,5})(?:余|多)?[名人位]|" + Number + @"(?:多|余|来)?(?:个|名|位|号|口)?(?:多|余)?(?:农民|外地|女|男|老)?(?:人(?!民|次|事|家|工费|工智)|工人|工友|员工|同事|职工|民工|师傅|姐妹|兄弟|老乡|骑手|司机|保安|保洁)")]
    private static partial Regex Crowd();

    // 2025年3月 is a date, not a duration; 去年入职 says when somebody came, not since when they wait.
    [GeneratedRegex(@"(?<half>半年)|(?<year>去年|前年|上一年|年前)(?!.{0,6}(?:入职|进厂|进的|来))|" +
        @"(?<n>\d{1,3}|[一二两俩三四五六七八九十几]{1,3})(?:多|来|余)?(?:个(?:多)?(?<plus>半)?(?<unit>月|星期|礼拜)|(?<unit>年|周|星期|礼拜|天|日))(?!前就|\d|份|号|底|假)|(?<n>[俩仨])(?<unit>月)")]
    private static partial Regex Duration();

    [GeneratedRegex(@"(?<n>\d{1,2}|[一二三四五六七八九十]{1,3})(?:周)?岁")]
    private static partial Regex Age();
}

/// <summary>A number and where it stands.</summary>
internal sealed record Found(int Number, int Start, int Length);
