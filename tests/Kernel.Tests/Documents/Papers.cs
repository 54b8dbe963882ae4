using Niangjia.Kernel.Documents;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Tests.Documents;

/// <summary>Papers of an invented matter, as long as one likes.</summary>
internal static class Papers
{
    public const string Digest = "3f2a91bc77d09f31c2d05e213f2a91bc77d09f31c2d05e213f2a91bc77d09f31";

    // A pen stroke of 4×4 points.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAYAAACp8Z5+AAAAFklEQVR42mNkYGD4z4AEmBjQAGEBACdVAQd4qxCzAAAAAElFTkSuQmCC");

    public static PaperDocument Agreement(int clauses = 6) => new("劳动争议调解协议书", "春晖街道总工会劳动争议调解委员会", "TJ-999901-2026-0012",
    [
        new Paragraph("王小工，男，居民身份证 9999**********1234，住春晖街道幸福里3号。", "申请人"),
        new Paragraph("某某制鞋厂，统一社会信用代码 91999901MA0000000X，法定代表人李厂长。", "被申请人"),
        new Heading("一、争议事实"),
        new Paragraph("申请人自2025年3月1日起在被申请人处任缝纫工，双方签订了书面劳动合同，约定月工资6,000元。被申请人因订单减少，自2025年12月起“暂缓”发放工资，至2026年2月共拖欠3个月（18,000元）；申请人多次催要未果，遂向本调解组织提出申请。"),
        new Heading("二、协议内容"),
        .. Enumerable.Range(1, clauses).Select(number => new Paragraph($"（{number}）被申请人应于约定的日期将款项足额汇入申请人名下的账户；逾期未付的，申请人可以就未履行的全部款项依法申请支付令或者向有管辖权的仲裁委员会申请仲裁，《中华人民共和国劳动争议调解仲裁法》另有规定的，从其规定。")),
        new Paragraph($"{Money.FromYuan(18_000.5m)}（大写：{Money.FromYuan(18_000.5m).ToCapitals()}）。", "合计"),
        new Grid(
            [new("期次", 2), new("应付日期", 4), new("金额", 4, Right: true), new("收款人及账号", 8)],
            [["1", "2026-04-01", "9,000.00", "王小工　⟦account-1⟧"], ["2", "2026-05-01", "9,000.50", "王小工　⟦account-1⟧"]]),
        new Listing(["本协议自双方签字、盖章之日起生效，具有合同约束力。", "本协议一式三份，双方各执一份，调解组织存档一份。"]),
        new Signatures([new("申请人", "王小工", Png, "手写签名　2026-03-02 10:20"), new("被申请人", "李厂长"), new("调解员", "李调解", Png, "手写签名　2026-03-02 10:31")]),
    ])
    {
        Number = "〔2026〕春晖工调协字第0012号",
        On = new DateOnly(2026, 3, 2),
        Copies = ["申请人留存", "被申请人留存", "调解组织存档"],
        Guarded = [new("account-1", "6222 **** **** 1234", "6222 0000 9999 1234")],
        Template = "模板 2026.1",
        Check = new("https://niangjia.example.org/check/7K3M9QX2HTVA", "7K3M9QX2HTVA", Digest),
    };
}
