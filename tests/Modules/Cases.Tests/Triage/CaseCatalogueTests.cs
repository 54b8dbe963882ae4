using System.Globalization;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Cases.Domain.Triage;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Tests.Triage;

/// <summary>R §1.2 and §1.4.</summary>
public sealed class CaseCatalogueTests
{
    [Fact]
    public void Every_type_has_exactly_one_row_in_the_order_of_its_codes()
    {
        CaseCatalogue.All.Select(info => info.Type).ShouldBe(Enum.GetValues<CaseType>());
        CaseCatalogue.All.Select(info => info.Code).ShouldBeUnique();
        CaseCatalogue.All.Count.ShouldBe(34);
    }

    [Fact]
    public void Labour_disputes_are_the_types_LD() => CaseCatalogue.All.ShouldAllBe(info => info.IsLabour == info.Code.StartsWith("LD", StringComparison.Ordinal));

    [Fact]
    public void Employment_is_asked_for_LD01_to_LD08() => CaseCatalogue.All.Count(info => info.AsksForEmployment).ShouldBe(8);

    [Fact]
    public void Every_text_is_there_in_both_languages() =>
        CaseCatalogue.All.SelectMany(info => info.SubTypes.Concat(info.WorkerEvidence).Concat(info.EmployerEvidence).Append(info.Plain).Append(info.Basis))
            .ShouldAllBe(item => item.Chinese != "" && item.English != "");

    [Fact]
    public void Every_type_can_be_found_by_words_of_its_own_stream() =>
        CaseCatalogue.All.ShouldAllBe(info => KeywordTable.Default.Words.Any(word => word.Type == info.Type && word.Stream == info.Stream));

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_word_of_the_field_has_a_text(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new(language);
        try
        {
            Check<AffairStream>();
            Check<CaseType>();
            Check<Urgency>();
            Check<IntakeChannel>();
            Check<Secrecy>();
            Check<RequestState>();
            Check<RequestStep>();
            Check<ResultCode>();
            Check<EscalationCause>();
            Check<DisputeState>();
            Check<ConsentPurpose>();
            Check<UrgencyCause>();
            Check<StreamRule>();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static void Check<T>() where T : struct, Enum => Enum.GetNames<T>()
        .Where(name => CaseWords.Find($"{typeof(T).Name}_{name}") is null).ShouldBeEmpty(typeof(T).Name);
}
