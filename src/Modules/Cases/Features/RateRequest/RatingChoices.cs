using Niangjia.Ui;

namespace Niangjia.Cases.Features.RateRequest;

/// <summary>What an applicant chooses from, on the phone page or asked by whoever calls back.</summary>
internal static class RatingChoices
{
    public static IReadOnlyList<Choice> Solved => [new("true", CasesText.RateYes), new("false", CasesText.RateNo, CasesText.RateNoHint)];

    public static IReadOnlyList<Choice> Stars =>
        [.. new[] { CasesText.Stars5, CasesText.Stars4, CasesText.Stars3, CasesText.Stars2, CasesText.Stars1 }.Select((text, index) => new Choice($"{5 - index}", text))];
}
