using System.Globalization;
using System.Reflection;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Values;

namespace Niangjia.DemoData;

/// <summary>What a message is about.</summary>
internal sealed record MessageMatter(string Firm, string Job, string Community, Money Amount, int Persons, DateOnly Today);

/// <summary>What workers say and what is answered; all invented. The messages stand in Data/messages.txt.</summary>
internal static class Facts
{
    private static readonly string[] Numbers = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    private static readonly Dictionary<string, string[]> Texts = Read();

    /// <summary>Types for which there are messages.</summary>
    public static IEnumerable<CaseType> Types => Enum.GetValues<CaseType>().Where(type => Texts.ContainsKey(type.ToString()));

    /// <summary>How many different messages there are for a type.</summary>
    public static int CountOf(CaseType type) => Texts[type.ToString()].Length;

    /// <summary>A message for a matter of one type.</summary>
    public static string Of(CaseType type, MessageMatter matter, Random dice) => Filled(Pick(type.ToString(), dice), matter, dice);

    /// <summary>A message that holds matters of several streams.</summary>
    public static string Mixed(MessageMatter matter, Random dice) => Filled(Pick("Mixed", dice), matter, dice);

    public static string Outcome(ResultCode result, Random dice) => Choose(dice, result switch
    {
        ResultCode.FullyResolved => ["已与对方沟通，问题全部解决，并当面向您确认。", "单位已按要求办理完毕，材料已核对，请您查收。", "已现场处理好，您反映的情况不再存在，如有反复请随时联系我们。"],
        ResultCode.PartlyResolved => ["已解决主要问题，其余事项已约定时间继续跟进。", "单位先办理了一部分，剩余部分写了书面承诺，我们会继续盯着。"],
        ResultCode.ExplainedOnly => ["已向您说明相关规定和可以走的途径。", "经核实，单位做法符合规定，已当面向您解释并给了政策材料。"],
        ResultCode.AidGranted => ["已为您办理帮扶，款项将按规定发放。", "材料审核通过，救助已列入本月发放名单。"],
        ResultCode.ReferredInspection => ["已转劳动保障监察依法处理，我们会继续关注结果。"],
        ResultCode.ReferredPolice => ["涉及人身安全，已转公安机关处理，并安排专人陪同您。"],
        ResultCode.ReferredArbitration => ["您选择申请劳动仲裁，已协助准备材料并陪同递交。"],
        ResultCode.ReferredCourt => ["您选择向法院起诉，已为您联系法律援助律师。"],
        ResultCode.NotReachable => ["多次联系未能接通，如仍需帮助请随时再联系我们。"],
        _ => ["已办理完毕。"],
    });

    /// <summary>One of several texts.</summary>
    public static string Choose(Random dice, params ReadOnlySpan<string> texts) => texts[dice.Next(texts.Length)];

    private static string Pick(string section, Random dice) => Texts[section][dice.Next(Texts[section].Length)];

    private static string Filled(string text, MessageMatter matter, Random dice)
    {
        var day = matter.Today.AddDays(-dice.Next(5, 60));
        return text
            .Replace("{厂}", matter.Firm, StringComparison.Ordinal)
            .Replace("{岗}", matter.Job, StringComparison.Ordinal)
            .Replace("{社}", matter.Community, StringComparison.Ordinal)
            .Replace("{元}", (matter.Amount.IsZero ? 600m : matter.Amount.Yuan).ToString("0.##", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{人}", Math.Max(matter.Persons, 3).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{月}", Numbers[dice.Next(1, 7)], StringComparison.Ordinal)
            .Replace("{年}", Numbers[dice.Next(2, 10)], StringComparison.Ordinal)
            .Replace("{日}", string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日"), StringComparison.Ordinal)
            .Replace("{姓}", Names.Person(dice).Name[..1], StringComparison.Ordinal);
    }

    private static Dictionary<string, string[]> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("messages.txt")!;
        using var reader = new StreamReader(stream);
        var texts = new Dictionary<string, List<string>>();
        List<string>? section = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) texts[line[3..].Trim()] = section = [];
            else if (line.Length > 0 && line[0] != '#') section?.Add(line);
        }
        return texts.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }
}
