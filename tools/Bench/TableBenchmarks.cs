using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Enterprises.Features.ImportEnterprises;
using Niangjia.Kernel.Tables;
using Niangjia.Testing;

namespace Niangjia.Bench;

/// <summary>Files in and out.</summary>
internal static class TableBenchmarks
{
    private const int Rows = 5000;

    public static async Task<Measured> Checks_rows_of_a_register(TestApp app)
    {
        await app.BuildTownAsync();
        var file = new StringBuilder("企业名称,统一社会信用代码,所在网格,职工人数,地址\n");
        for (var i = 0; i < Rows; i++) file.Append("江南恒兴鞋业有限公司").Append(i).Append(",,春晖第一网格,").Append(i % 400).Append(",工业园一路").Append(i).Append("号\n");
        var bytes = Encoding.UTF8.GetBytes(file.ToString());
        return await Measured.OnceAsync(Rows, () => app.AsSystemAsync(async services =>
        {
            var preview = await services.GetRequiredService<EnterpriseImport>().PreviewAsync(new MemoryStream(bytes), CancellationToken.None);
            if (preview.Good != Rows) throw new InvalidOperationException($"{preview.Good} of {Rows} rows are good.");
        }));
    }

    public static Measured Writes_a_spreadsheet_of_5000_rows() => Measured.Of(20, _ =>
    {
        using var xlsx = TableWriter.Xlsx(Stream.Null, "诉求", [new("编号", 24), new("事项", 40), new("金额")]);
        for (var i = 0; i < Rows; i++) xlsx.Row($"QS-{i}", "老板拖欠工资一个半月了", 8600.5m);
    });
}
