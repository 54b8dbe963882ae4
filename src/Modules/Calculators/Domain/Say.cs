using System.Globalization;

namespace Niangjia.Calculators.Domain;

/// <summary>Numbers as they stand in a formula.</summary>
internal static class Say
{
    public static string Yuan(decimal yuan) => Kernel.Values.Money.FromYuan(yuan).ToString("#,##0.00", CultureInfo.InvariantCulture);

    public static string Money(decimal yuan) => Kernel.Values.Money.FromYuan(yuan).ToString();

    public static string Number(decimal number) => number.ToString("#,##0.####", CultureInfo.InvariantCulture);

    public static string Share(decimal share) => share.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Days(int days) => string.Format(CalculatorsText.DaysOf, days);

    public static string Years(decimal years) => string.Format(CalculatorsText.YearsOf, Number(years));

    public static string Span(DateOnly from, DateOnly to) => $"{Ui.DateText.Day(from)} – {Ui.DateText.Day(to)}";
}
