namespace Niangjia.Ui;

/// <summary>What an input of your own inside <see cref="Field{TValue}"/> writes on itself.</summary>
/// <param name="Id">id</param>
/// <param name="Name">name</param>
/// <param name="Value">value: what was sent, else the property</param>
/// <param name="DescribedBy">aria-describedby</param>
/// <param name="Invalid">aria-invalid</param>
public sealed record FieldContext(string Id, string Name, string? Value, string? DescribedBy, string? Invalid);
