using Niangjia.Contracts.Documents;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Numbers;

namespace Niangjia.Documents.Desk;

/// <summary>〔2026〕春晖工调协字第0012号 (R §14): counted by unit, kind code and year.</summary>
internal sealed class NumberLine(NumberSeries numbers, IUnitDirectory units, TimeProvider time) : IDocumentNumbers
{
    public async Task<string> NextAsync(string unitPath, string code, CancellationToken cancellationToken)
    {
        var unit = (await units.TreeAsync(cancellationToken)).ByPath(unitPath);
        var year = ChinaTime.Today(time).Year;
        var number = await numbers.NextAsync($"{code}-{unitPath}-{year}", cancellationToken);
        return $"〔{year}〕{(unit?.Name is { Length: >= 2 } name ? name[..2] : "")}工{code}字第{number:0000}号";
    }
}
