using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Kernel.Values;

/// <summary>How the values of the kernel are stored, in every table and on both databases.</summary>
public static class ValueConverters
{
    /// <summary>Longest sealed text that a column takes: about 1,000 Chinese characters.</summary>
    public const int SealedLength = 4_200;

    /// <summary>Money as fen, credit codes as their 18 characters, sealed text as its stored form.</summary>
    public static void AddKernelValues(this ModelConfigurationBuilder builder)
    {
        builder.Properties<Money>().HaveConversion<MoneyConverter>();
        builder.Properties<CreditCode>().HaveConversion<CreditCodeConverter>().HaveMaxLength(18);
        builder.Properties<SealedText>().HaveConversion<SealedTextConverter>().HaveMaxLength(SealedLength)
            .HaveAnnotation(JournalRecorder.SealedAnnotation, true);
    }

    private sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Fen, fen => Money.FromFen(fen));

    private sealed class CreditCodeConverter() : ValueConverter<CreditCode, string>(code => code.Value, text => CreditCode.Parse(text, null));
}
