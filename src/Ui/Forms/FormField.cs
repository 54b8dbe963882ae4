using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Niangjia.Kernel.Values;

namespace Niangjia.Ui;

/// <summary>
/// What all fields share: name, id, label, hint, problem and the value to show. Bind it with <see cref="For"/>; in a
/// <see cref="FilterBar"/> the property name is the query key.
/// </summary>
/// <typeparam name="TValue">Type of the bound property.</typeparam>
public abstract class FormField<TValue> : ComponentBase
{
    /// <summary>The property this field fills: <c>() =&gt; Input.Outcome</c>.</summary>
    [Parameter] public Expression<Func<TValue>>? For { get; set; }

    /// <summary>The posted name; follows from <see cref="For"/>.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>What the reader is asked, short.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>One sentence of help, read out with the field.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>False shows "optional". Follows from <c>[Required]</c>; a field in a filter never says it.</summary>
    [Parameter] public bool? Required { get; set; }

    /// <summary>Keeps the label for screen readers only.</summary>
    [Parameter] public bool HideLabel { get; set; }

    /// <summary>Shown but not to be changed; not sent.</summary>
    [Parameter] public bool Disabled { get; set; }

    /// <summary>An HTML autocomplete token: name, tel, one-time-code, street-address, off …</summary>
    [Parameter] public string? Autocomplete { get; set; }

    /// <summary>Further attributes of the input element.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <summary>The form around the field; none in a filter.</summary>
    [CascadingParameter] protected FormState? Form { get; set; }

    /// <summary>What tells the ids of fields apart where several forms without a state stand on a page.</summary>
    [CascadingParameter(Name = FieldPath.IdsOf)] private string? IdsOf { get; set; }

    /// <summary>The posted name, <c>Input.Outcome</c>.</summary>
    protected string FieldName { get; private set; } = "";

    /// <summary>The HTML id, unique on the page.</summary>
    protected string FieldId { get; private set; } = "";

    /// <summary>The property behind <see cref="For"/>, to read its annotations.</summary>
    protected PropertyInfo? Property { get; private set; }

    /// <summary>The sentence at this field, or null.</summary>
    protected string? Problem => Form?.ProblemOf(FieldName);

    /// <summary>Whether to say "optional".</summary>
    protected bool Optional => Form is not null && !(Required ?? (Property?.GetCustomAttribute<RequiredAttribute>() is not null));

    /// <summary>Ids of hint and problem for aria-describedby, or null.</summary>
    protected string? DescribedBy => (Hint is null ? "" : FieldId + "-hint ") + (Problem is null ? "" : FieldId + "-problem") is { Length: > 0 } ids ? ids.Trim() : null;

    /// <summary>"true" or null, for aria-invalid.</summary>
    protected string? Invalid => Problem is null ? null : "true";

    /// <summary>The text to show: what was sent, even if it made no sense, else the value of the property.</summary>
    protected string? Shown => Form?.SentValues(FieldName) is { Count: > 0 } sent ? sent[0] : Written(Current);

    /// <summary>All texts to show, for lists of choices.</summary>
    protected virtual IReadOnlyCollection<string> ShownMany =>
        Form?.SentValues(FieldName) is { } sent ? [.. sent.OfType<string>()] : Written(Current) is { } one ? [one] : [];

    /// <summary>Whether the reader chooses instead of typing; the sentence about an empty field says so.</summary>
    protected virtual bool Chosen => false;

    /// <summary>Why what was sent is not taken, where that is known before the form is checked.</summary>
    protected virtual string? Refusal => null;

    /// <summary>The value of the property now.</summary>
    protected TValue? Current { get; private set; }

    /// <summary>Longest text the annotations allow, or null.</summary>
    protected int? Longest => Property?.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength ?? Property?.GetCustomAttribute<MaxLengthAttribute>()?.Length;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        FieldIdentifier? identifier = null;
        if (For is not null)
        {
            identifier = FieldIdentifier.Create(For);
            FieldName = Name ?? FieldPath.Of(For);
            Property = (For.Body as MemberExpression ?? (For.Body as UnaryExpression)?.Operand as MemberExpression)?.Member as PropertyInfo;
            Current = Property is not null ? (TValue?)Property.GetValue(identifier.Value.Model) : For.Compile()();
        }
        else
        {
            FieldName = Name ?? throw new InvalidOperationException($"The field \"{Label}\" needs For or Name.");
        }

        FieldId = FieldPath.IdOf(Form?.Name ?? IdsOf, FieldName);
        Form?.Register(new FieldFacts(FieldName, FieldId, Label, typeof(TValue), identifier, Chosen, Refusal: Refusal));
    }

    /// <summary>Writes a value the way browsers send it: ISO dates, invariant numbers, names of enum members.</summary>
    protected static string? Written(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Money money => money.ToString("0.00", CultureInfo.InvariantCulture),
        Enum member => member.ToString(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

internal static class FieldPath
{
    /// <summary>Name of the cascading value that stands before ids.</summary>
    public const string IdsOf = "ids";

    public static string Of(LambdaExpression expression) => Of(expression.Body);

    public static string IdOf(string? form, string name) =>
        string.Concat((form is null ? name : form + "-" + name).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));

    private static string Of(Expression? node) => node switch
    {
        MemberExpression { Expression: ConstantExpression or null } member => member.Member.Name,
        MemberExpression member => Of(member.Expression) + "." + member.Member.Name,
        UnaryExpression convert => Of(convert.Operand),
        BinaryExpression { NodeType: ExpressionType.ArrayIndex } at => Of(at.Left) + "[" + Value(at.Right) + "]",
        MethodCallExpression { Method.Name: "get_Item", Object: { } list } call => Of(list) + "[" + Value(call.Arguments[0]) + "]",
        _ => throw new InvalidOperationException("A field is bound to a property, such as () => Input.Name."),
    };

    private static object? Value(Expression index) => Expression.Lambda(index).Compile().DynamicInvoke();
}
