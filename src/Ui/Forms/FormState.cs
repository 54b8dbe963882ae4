using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;

namespace Niangjia.Ui;

/// <summary>One thing that is wrong with a sent form.</summary>
/// <param name="Text">The sentence for the reader.</param>
/// <param name="FieldId">The HTML id of the field it stands at; null when it concerns the form as a whole.</param>
/// <param name="FieldName">The posted name of that field; null when it concerns the form as a whole.</param>
public sealed record FormProblem(string Text, string? FieldId = null, string? FieldName = null);

/// <summary>
/// What an <see cref="ActionForm"/> knows about itself; its fields read it as a cascading value. After a failed post it gives
/// each field the raw text that was sent, so that even what could not be parsed is shown again (nothing typed is lost).
/// </summary>
public sealed class FormState
{
    private readonly Dictionary<string, FieldFacts> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<FormProblem> _problems = [];

    internal FormState(string name, Guid key, IFormCollection? posted) => (Name, Key, Posted) = (name, key, posted);

    /// <summary>The name of the form, unique on its page.</summary>
    public string Name { get; }

    /// <summary>The idempotency key of this form as shown: two sends of the same page carry the same key.</summary>
    public Guid Key { get; }

    /// <summary>What was sent, when this request sent this very form; otherwise null.</summary>
    public IFormCollection? Posted { get; }

    /// <summary>What is wrong, in the order of the fields on the page.</summary>
    public IReadOnlyList<FormProblem> Problems => _problems;

    /// <summary>The raw texts sent for the field, or null when this form was not sent.</summary>
    public IReadOnlyList<string?>? SentValues(string fieldName) =>
        Posted is null ? null : Posted.TryGetValue(fieldName, out var values) ? [.. values] : [];

    /// <summary>The first problem of the field, or null.</summary>
    public string? ProblemOf(string fieldName) =>
        _problems.FirstOrDefault(problem => string.Equals(problem.FieldName, fieldName, StringComparison.OrdinalIgnoreCase))?.Text;

    /// <summary>Says what is wrong at a field (its property name or full posted name) or, without one, with the form.</summary>
    public void Add(string text, string? field = null)
    {
        var facts = field is null ? null : Find(field);
        if (facts is null) _problems.Add(new FormProblem(text));
        else if (ProblemOf(facts.Name) is null) _problems.Add(new FormProblem(text, facts.Id, facts.Name));
    }

    /// <summary>Fields that were sent a text which did not become a value: a number, date or choice that cannot be read.</summary>
    internal IReadOnlyList<FieldFacts> Unread() =>
    [
        .. _fields.Values.Where(facts => facts.Identifier is { } own && Nullable.GetUnderlyingType(facts.ValueType) is not null
            && SentValues(facts.Name)?.Any(text => !string.IsNullOrWhiteSpace(text)) == true
            && own.Model.GetType().GetProperty(own.FieldName) is { } property && property.GetValue(own.Model) is null),
    ];

    /// <summary>Fields whose value was judged while it was bound: files that were not taken.</summary>
    internal IReadOnlyList<FieldFacts> Refused() => Posted is null ? [] : [.. _fields.Values.Where(facts => facts.Refusal is not null)];

    internal void Clear() => _problems.Clear();

    internal void Register(FieldFacts facts) => _fields[facts.Name] = facts with { Order = _fields.GetValueOrDefault(facts.Name)?.Order ?? _fields.Count };

    internal void Sort() => _problems.Sort((a, b) => OrderOf(a).CompareTo(OrderOf(b)));

    internal FieldFacts? Find(FieldIdentifier identifier) =>
        _fields.Values.FirstOrDefault(facts => facts.Identifier is { } own && ReferenceEquals(own.Model, identifier.Model) && own.FieldName == identifier.FieldName);

    internal FieldFacts? Find(string field) =>
        _fields.GetValueOrDefault(field) ?? _fields.Values.FirstOrDefault(facts => facts.Name.EndsWith("." + field, StringComparison.OrdinalIgnoreCase));

    private int OrderOf(FormProblem problem) => problem.FieldName is { } name && _fields.TryGetValue(name, out var facts) ? facts.Order : -1;
}

/// <summary>What a field tells its form: where it is, what it is called, what kind of text it takes.</summary>
internal sealed record FieldFacts(string Name, string Id, string Label, Type ValueType, FieldIdentifier? Identifier, bool Chosen = false, int Order = 0, string? Refusal = null);

/// <summary>A sent form that passed its checks.</summary>
/// <param name="Key">The idempotency key; give it to the command so that a double click or a replay does the work once.</param>
/// <param name="Aborted">Cancelled when the reader goes away.</param>
public sealed record Submission(Guid Key, CancellationToken Aborted);
