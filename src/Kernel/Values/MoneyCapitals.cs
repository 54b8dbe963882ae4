using System.Text;

namespace Niangjia.Kernel.Values;

/// <summary>Writes amounts in capitals by the rules for bills (票据和结算凭证填写规定): 整 after yuan or jiao, one 零 for each gap.</summary>
internal static class MoneyCapitals
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Units = ["", "拾", "佰", "仟"];

    public static string Write(long fen)
    {
        var text = new StringBuilder();
        if (fen < 0) text.Append('负');
        var amount = (ulong)Math.Abs((decimal)fen);
        var (yuan, jiao, cents) = (amount / 100, (int)(amount / 10 % 10), (int)(amount % 10));
        if (yuan > 0)
        {
            WriteWhole(text, yuan);
            text.Append('元');
        }
        if (jiao == 0 && cents == 0) return text.Append(yuan == 0 ? "零元整" : "整").ToString();
        if (jiao > 0) text.Append(Digits[jiao]).Append('角');
        else if (yuan > 0) text.Append('零');
        return cents > 0 ? text.Append(Digits[cents]).Append('分').ToString() : text.Append('整').ToString();
    }

    // Above 亿 the whole scheme starts again (万亿 is written 万 … 亿), hence the recursion.
    private static void WriteWhole(StringBuilder text, ulong number)
    {
        if (number >= 1_0000_0000)
        {
            WriteWhole(text, number / 1_0000_0000);
            text.Append('亿');
            var rest = number % 1_0000_0000;
            if (rest == 0) return;
            if (rest < 1000_0000) text.Append('零');
            WriteWhole(text, rest);
            return;
        }
        if (number >= 1_0000)
        {
            WriteGroup(text, (int)(number / 1_0000));
            text.Append('万');
            var rest = (int)(number % 1_0000);
            if (rest == 0) return;
            if (rest < 1000) text.Append('零');
            WriteGroup(text, rest);
            return;
        }
        WriteGroup(text, (int)number);
    }

    private static void WriteGroup(StringBuilder text, int number)
    {
        var started = false;
        var gap = false;
        for (var place = 3; place >= 0; place--)
        {
            var digit = number / (int)Math.Pow(10, place) % 10;
            if (digit == 0)
            {
                gap = started;
                continue;
            }
            if (gap) text.Append('零');
            text.Append(Digits[digit]).Append(Units[place]);
            started = true;
            gap = false;
        }
    }
}
