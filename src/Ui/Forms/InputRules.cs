using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Components.Forms;
using Niangjia.Kernel.Values;

namespace Niangjia.Ui;

/// <summary>
/// Checks an input model by its annotations. An annotation without a message of its own gets a sentence with the label of its
/// field, in the reader's language, so that a page writes <c>[Required]</c> and nothing more.
/// </summary>
internal static class InputRules
{
    private const int Deep = 4;

    public static void Check(object input, FormState state, int depth = 0)
    {
        foreach (var property in input.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0 || !property.CanRead) continue;
            var value = property.GetValue(input);
            var facts = state.Find(new FieldIdentifier(input, property.Name));
            // A text that could not be read arrives here as null; "please fill in" would be wrong advice then.
            if (facts is null || state.ProblemOf(facts.Name) is null) CheckProperty(input, property, value, facts, state);
            foreach (var part in depth < Deep ? PartsOf(value) : []) Check(part, state, depth + 1);
        }

        if (input is not IValidatableObject self) return;
        foreach (var result in self.Validate(new ValidationContext(input)))
            state.Add(result.ErrorMessage ?? UiText.NotValid, FieldOf(input, result.MemberNames.FirstOrDefault(), state));
    }

    /// <summary>The sentence for a text that is no number, date or choice.</summary>
    public static string NotReadable(string? label, Type? type)
    {
        var bare = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        var sentence = bare == typeof(DateOnly) || bare == typeof(DateTime) || bare == typeof(DateTimeOffset) ? UiText.NotADate
            : bare == typeof(int) || bare == typeof(long) || bare == typeof(short) ? UiText.NotAWholeNumber
            : bare == typeof(decimal) || bare == typeof(double) || bare == typeof(Money) ? UiText.NotANumber
            : UiText.NotAChoice;
        return string.Format(sentence, label ?? UiText.ThisField);
    }

    private static void CheckProperty(object input, PropertyInfo property, object? value, FieldFacts? facts, FormState state)
    {
        if (value is string typed && typed.Any(IsInvisible))
        {
            // A zero byte or the like comes from a broken copy or from somebody who tries; no database and no file can keep it.
            state.Add(string.Format(UiText.NotText, facts?.Label ?? property.Name), facts?.Name ?? property.Name);
            return;
        }
        if (value is Enum choice && !IsChoice(choice))
        {
            // A number is read as a value of any enum, whether or not it has one.
            state.Add(NotReadable(facts?.Label ?? property.Name, choice.GetType()), facts?.Name ?? property.Name);
            return;
        }
        var context = new ValidationContext(input) { MemberName = property.Name, DisplayName = facts?.Label ?? property.Name };
        foreach (var rule in property.GetCustomAttributes<ValidationAttribute>(true).OrderBy(rule => rule is not RequiredAttribute))
        {
            if (rule.GetValidationResult(value, context) is not { } result) continue;
            state.Add(OwnText(rule) ? result.ErrorMessage! : Sentence(rule, value, context.DisplayName, facts), facts?.Name ?? property.Name);
            return;
        }
    }

    private static bool IsInvisible(char one) => char.IsControl(one) && one is not ('\t' or '\r' or '\n');

    private static bool IsChoice(Enum choice) => Enum.IsDefined(choice.GetType(), choice) || choice.GetType().IsDefined(typeof(FlagsAttribute), false);

    private static bool OwnText(ValidationAttribute rule) => rule.ErrorMessage is not null || rule.ErrorMessageResourceName is not null || rule is CustomValidationAttribute or FileLimitAttribute;

    private static string Sentence(ValidationAttribute rule, object? value, string label, FieldFacts? facts) => rule switch
    {
        RequiredAttribute => Missing(label, facts),
        StringLengthAttribute length when value is string text && text.Length < length.MinimumLength => string.Format(UiText.TooShort, label, length.MinimumLength),
        StringLengthAttribute length => string.Format(UiText.TooLong, label, length.MaximumLength, Length(value)),
        MaxLengthAttribute length => string.Format(UiText.TooLong, label, length.Length, Length(value)),
        MinLengthAttribute length => string.Format(UiText.TooShort, label, length.Length),
        RangeAttribute { OperandType: var type } when type == typeof(bool) => string.Format(UiText.PleaseTick, label),
        RangeAttribute range => string.Format(UiText.OutOfRange, label, range.Minimum, range.Maximum),
        EnumDataTypeAttribute choice => NotReadable(label, choice.EnumType),
        EmailAddressAttribute => string.Format(UiText.NotAnEmail, label),
        _ => string.Format(UiText.NotInFormat, label),
    };

    // "Please fill in: what happened?" would be odd, in Chinese even more.
    private static string Missing(string label, FieldFacts? facts) =>
        label is [.., '？' or '?'] ? string.Format(UiText.PleaseAnswer, label)
        : facts is { Chosen: true } ? string.Format(UiText.PleaseChooseOne, label)
        : string.Format(UiText.PleaseFillIn, label);

    private static int Length(object? value) => value switch { string text => text.Length, ICollection many => many.Count, _ => 0 };

    private static string? FieldOf(object input, string? member, FormState state) =>
        member is null ? null : state.Find(new FieldIdentifier(input, member))?.Name ?? member;

    private static IEnumerable<object> PartsOf(object? value) => value switch
    {
        null or string => [],
        IEnumerable many => many.OfType<object>().Where(IsPart),
        _ => IsPart(value) ? [value] : [],
    };

    // Only the pages' own input models have parts to check; values of the kernel and the framework check themselves.
    private static bool IsPart(object? value) => value is not null && value.GetType() is { IsClass: true } type && type.IsNested;
}
