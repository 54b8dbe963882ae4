namespace Niangjia.Contracts.Calculators;

/// <summary>Addresses other modules may link to.</summary>
public static class CalculatorUrls
{
    /// <summary>All calculators.</summary>
    public const string All = "/calculators";

    /// <summary>One calculator, such as <c>overtime</c>.</summary>
    public static string One(string calculator) => $"{All}/{calculator}";
}
