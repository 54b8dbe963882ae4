namespace Niangjia.DemoData;

/// <summary>Invented names; none is taken from a real list of persons or firms.</summary>
internal static class Names
{
    private static readonly string[] Surnames =
        ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭"];

    private static readonly string[] Given =
    [
        "秀英", "建国", "桂芳", "志强", "丽娟", "国庆", "晓燕", "大勇", "春梅", "海涛", "小红", "文斌", "玉兰", "永刚", "雪梅", "俊杰", "美玲", "长根", "巧云", "立新",
        "芳", "军", "敏", "磊", "静", "伟", "霞", "鹏", "娜", "斌", "淑珍", "家明", "彩霞", "少华", "金花", "德胜", "小芹", "光明", "翠莲", "振华",
    ];

    public static readonly string[] Streets =
    [
        "河东街道", "河西街道", "鼎新街道", "望江街道", "桥头街道", "南门街道", "北苑街道", "东湖街道", "西湾街道", "文昌街道", "清泉镇", "石桥镇", "柳溪镇", "白沙镇", "双河镇",
        "青山镇", "龙泉镇", "金坪镇", "永安镇", "三江镇", "花园镇", "大田镇", "新店镇", "高桥镇", "长乐镇", "竹园镇", "枫林镇", "沙坝镇", "云峰镇", "福星镇",
    ];

    public static readonly string[] Communities = ["春晖", "秋实", "和平", "幸福", "新风", "园丁", "康乐", "朝阳", "安居", "兴业"];

    private static readonly string[] FirmHeads =
        ["恒兴", "顺达", "金鹿", "东泰", "新锐", "宏远", "瑞丰", "天成", "佳禾", "联创", "盛源", "德力", "永信", "凯奇", "启航", "鼎盛", "华润达", "百川", "众合", "立邦达"];

    private static readonly (string Tail, string Industry)[] FirmTails =
    [
        ("鞋业有限公司", "C19"), ("制衣有限公司", "C18"), ("电子科技有限公司", "C39"), ("五金制品厂", "C33"), ("塑料制品有限公司", "C29"), ("机械有限公司", "C34"),
        ("食品有限公司", "C14"), ("家具厂", "C21"), ("物流有限公司", "G59"), ("速递有限公司", "G60"), ("建筑劳务有限公司", "E50"), ("餐饮管理有限公司", "H62"),
        ("物业服务有限公司", "K70"), ("保洁服务有限公司", "O81"), ("商贸有限公司", "F51"), ("包装印务有限公司", "C23"), ("纺织有限公司", "C17"), ("家政服务有限公司", "O80"),
    ];

    public static string Person(Random dice) => Surnames[dice.Next(Surnames.Length)] + Given[dice.Next(Given.Length)];

    /// <summary>The n-th firm: head, number of the place and tail never repeat together.</summary>
    public static (string Name, string Industry) Firm(int n, string place)
    {
        var (tail, industry) = FirmTails[n % FirmTails.Length];
        return ($"江南{place}{FirmHeads[n / FirmTails.Length % FirmHeads.Length]}{(n >= FirmTails.Length * FirmHeads.Length ? "第二" : "")}{tail}", industry);
    }

    /// <summary>A mobile of a range that no operator hands out.</summary>
    public static string Mobile(int n) => $"1600{n:D7}";

    /// <summary>A citizen id of the unassigned region 999901 with a right check digit (R-COD-02).</summary>
    public static string CitizenId(Random dice)
    {
        var body = $"999901{1966 + dice.Next(38)}{1 + dice.Next(12):00}{1 + dice.Next(28):00}{dice.Next(1, 999):000}";
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return body + "10X98765432"[body.Select((digit, i) => (digit - '0') * weights[i]).Sum() % 11];
    }

    /// <summary>A credit code of region 999901 with both check digits right (R-COD-01).</summary>
    public static string CreditCode(int n)
    {
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var organisation = $"MA{n:D6}";
        int[] inner = [3, 7, 9, 10, 5, 8, 4, 2];
        var r = 11 - organisation.Select((c, i) => (char.IsDigit(c) ? c - '0' : c - 'A' + 10) * inner[i]).Sum() % 11;
        var body = "91999901" + organisation + (r switch { 10 => "X", 11 => "0", _ => r.ToString() });
        int[] outer = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
        return body + alphabet[(31 - body.Select((c, i) => alphabet.IndexOf(c) * outer[i]).Sum() % 31) % 31];
    }
}
