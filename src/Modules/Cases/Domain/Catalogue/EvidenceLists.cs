using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Domain.Catalogue;

/// <summary>Who must prove what, in labour matters (R-EVD-01); a hint, the competent body decides (R-GEN-05).</summary>
internal enum BurdenHint
{
    /// <summary>解除、减少报酬、计算工作年限由单位举证</summary>
    EmployerDecision,
    /// <summary>加班事实</summary>
    Overtime,
    /// <summary>不认为是工伤由单位举证</summary>
    WorkInjuryDenied,
    /// <summary>农民工工资由单位提供台账</summary>
    MigrantWages,
    /// <summary>单位掌握的证据</summary>
    HeldByEmployer,
}

/// <summary>The evidence lists of a request, from what it is and from every claim in it (R §1.4), and the burden of proof.</summary>
internal static class EvidenceLists
{
    /// <summary>Items of one side, those of the matter itself first.</summary>
    public static IReadOnlyList<Item> Of(WorkerRequest request, EvidenceSide side)
    {
        var infos = Types(request).Select(CaseCatalogue.Of).ToList();
        var items = infos.SelectMany(info => side == EvidenceSide.Worker ? info.WorkerEvidence : info.EmployerEvidence);
        if (infos.Count == 0 || infos.Exists(info => info.IsLabour))
            items = items.Concat(side == EvidenceSide.Worker ? CaseCatalogue.EvidenceForAll : CaseCatalogue.EmployerEvidenceForAll);
        else if (side == EvidenceSide.Worker)
            items = items.DefaultIfEmpty(CaseCatalogue.EvidenceForAll[0]);
        return [.. items.DistinctBy(item => item.Chinese)];
    }

    /// <summary>What a side has not brought yet and should.</summary>
    public static IEnumerable<Item> Missing(WorkerRequest request, EvidenceSide side = EvidenceSide.Worker) =>
        Of(request, side).Where(item => request.StateOf(side, item.Chinese) == EvidenceState.Missing);

    /// <summary>Hints that fit.</summary>
    public static IReadOnlyList<BurdenHint> Burden(WorkerRequest request)
    {
        var types = Types(request).ToList();
        if (!types.Exists(type => CaseCatalogue.Of(type).IsLabour)) return [];
        var hints = new List<BurdenHint>();
        if (types.Exists(type => type is CaseType.Termination or CaseType.WageArrears or CaseType.FemaleWorkerProtection)) hints.Add(BurdenHint.EmployerDecision);
        if (types.Contains(CaseType.OvertimePay)) hints.Add(BurdenHint.Overtime);
        if (types.Contains(CaseType.WorkInjury)) hints.Add(BurdenHint.WorkInjuryDenied);
        if (types.Contains(CaseType.WageArrears) && request.Groups.HasFlag(SpecialGroups.MigrantWorker)) hints.Add(BurdenHint.MigrantWages);
        hints.Add(BurdenHint.HeldByEmployer);
        return hints;
    }

    /// <summary>An item by its name in the Chinese catalogue, in the language of the request; the name itself when the catalogue has changed since.</summary>
    public static string Named(string chinese) => Everything.GetValueOrDefault(chinese)?.Text ?? chinese;

    private static readonly Dictionary<string, Item> Everything = CaseCatalogue.All.SelectMany(info => info.WorkerEvidence.Concat(info.EmployerEvidence))
        .Concat(CaseCatalogue.EvidenceForAll).Concat(CaseCatalogue.EmployerEvidenceForAll).DistinctBy(item => item.Chinese).ToDictionary(item => item.Chinese);

    private static IEnumerable<CaseType> Types(WorkerRequest request) =>
        new[] { request.Type ?? request.SuggestedType }.OfType<CaseType>().Concat(request.Claims.Select(claim => claim.Type)).Distinct();
}
