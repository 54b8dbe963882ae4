using System.Globalization;

namespace Niangjia.DemoData;

/// <summary>Somebody invented.</summary>
internal sealed record Persona(string Name, bool IsWoman);

/// <summary>Invented names and numbers; none is taken from a list of real persons, firms or lines.</summary>
internal static class Names
{
    private static readonly string[] Surnames =
        ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "萧", "田", "董", "袁", "潘", "于", "蒋", "蔡", "余"];

    private static readonly string[] Women =
    [
        "秀英", "桂芳", "丽娟", "晓燕", "春梅", "小红", "玉兰", "雪梅", "美玲", "巧云", "芳", "敏", "静", "霞", "娜", "淑珍", "彩霞", "金花", "小芹", "翠莲",
        "冬梅", "红英", "月华", "素芬", "莉", "婷婷", "欣怡", "慧敏", "艳红", "秋菊",
    ];

    private static readonly string[] Men =
    [
        "建国", "志强", "国庆", "大勇", "海涛", "文斌", "永刚", "俊杰", "长根", "立新", "军", "磊", "伟", "鹏", "斌", "家明", "少华", "德胜", "光明", "振华",
        "正平", "福生", "明亮", "水生", "浩", "小龙", "国栋", "天佑", "世杰", "宏图",
    ];

    public static readonly string[] Streets =
    [
        "河东街道", "河西街道", "鼎新街道", "望江街道", "桥头街道", "南门街道", "北苑街道", "东湖街道", "西湾街道", "文昌街道", "清泉镇", "石桥镇", "柳溪镇", "白沙镇", "双河镇",
        "青山镇", "龙泉镇", "金坪镇", "永安镇", "三江镇", "花园镇", "大田镇", "新店镇", "高桥镇", "长乐镇", "竹园镇", "枫林镇", "沙坝镇", "云峰镇", "福星镇",
    ];

    public static readonly string[] Communities = ["春晖", "秋实", "和平", "幸福", "新风", "园丁", "康乐", "朝阳", "安居", "兴业"];

    private static readonly string[] Heads =
    [
        "恒达来", "顺吉昌", "金小鹿", "东升泰", "新锐成", "宏远兴", "瑞禾丰", "天工成", "佳禾美", "联众创", "盛泉源", "得力加", "永信和", "凯旋奇", "启航星", "鼎盛隆", "百川汇", "众合力", "立邦成", "朝晖亮",
        "美乐福", "华章锦", "正大同", "亿家乐", "锦程达", "利民康", "鸿运来", "科创达", "绿野青", "星光耀",
    ];

    private static readonly (string Tail, string Industry, string Job)[] Trades =
    [
        ("鞋业有限公司", "C19", "针车工"), ("制衣有限公司", "C18", "缝纫工"), ("电子科技有限公司", "C39", "组装工"), ("五金制品厂", "C33", "冲床工"), ("塑料制品有限公司", "C29", "注塑工"),
        ("机械有限公司", "C34", "车工"), ("食品有限公司", "C14", "包装工"), ("家具厂", "C21", "打磨工"), ("物流有限公司", "G59", "装卸工"), ("速递有限公司", "G60", "快递员"),
        ("建筑劳务有限公司", "E50", "木工"), ("餐饮管理有限公司", "H62", "厨房帮工"), ("物业服务有限公司", "K70", "保安"), ("保洁服务有限公司", "O82", "保洁员"), ("商贸有限公司", "F51", "仓管员"),
        ("包装印务有限公司", "C23", "印刷工"), ("纺织有限公司", "C17", "挡车工"), ("家政服务有限公司", "O80", "家政员"),
    ];

    public static Persona Person(Random dice, bool? woman = null)
    {
        var isWoman = woman ?? dice.Next(2) == 0;
        var given = isWoman ? Women : Men;
        return new(Surnames[dice.Next(Surnames.Length)] + given[dice.Next(given.Length)], isWoman);
    }

    /// <summary>The n-th firm; no two of the first 540 are called alike.</summary>
    public static (string Name, string Industry, string Job) Firm(int n, string place)
    {
        var (tail, industry, job) = Trades[n % Trades.Length];
        return ($"望川{place}{Heads[n / Trades.Length % Heads.Length]}{tail}", industry, job);
    }

    /// <summary>A mobile of a range that no operator hands out.</summary>
    public static string Mobile(int n) => string.Create(CultureInfo.InvariantCulture, $"1600{n:D7}");

    /// <summary>A fixed line of area code 0300, which no place has.</summary>
    public static string Line(int n) => string.Create(CultureInfo.InvariantCulture, $"0300-{2000000 + n}");

    /// <summary>A citizen id of the unassigned region 999901 with a right check digit (R-COD-02).</summary>
    public static string CitizenId(Random dice, bool woman, int born)
    {
        var order = dice.Next(1, 499) * 2 + (woman ? 0 : 1);
        var body = string.Create(CultureInfo.InvariantCulture, $"{Kernel.Values.CitizenId.FictionRegion}{born}{1 + dice.Next(12):00}{1 + dice.Next(28):00}{order:000}");
        return body + Kernel.Values.CitizenId.ExpectedCheck(body);
    }

    /// <summary>A credit code of region 999901 with both check characters right (R-COD-01).</summary>
    public static string CreditCode(int n) => Kernel.Values.CreditCode.Complete(string.Create(CultureInfo.InvariantCulture, $"91{Kernel.Values.CitizenId.FictionRegion}MA{n:D6}"));
}
