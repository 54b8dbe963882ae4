using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Domain.Triage.Learning;

/// <summary>A text of which it is known what it is about. A label that is null is not known and teaches nothing.</summary>
/// <param name="Text">As written.</param>
/// <param name="Type">Place of the type among <see cref="Labels.Types"/>, which has one more for "none of ours".</param>
/// <param name="Stream">Stream.</param>
/// <param name="Department">Department that answers for it.</param>
internal sealed record TrainingExample(string Text, int? Type, AffairStream? Stream, Department? Department)
{
    /// <summary>The label of a head, or null.</summary>
    public int? this[Head head] => head switch { Head.Type => Type, Head.Stream => (int?)Stream, _ => (int?)Department };

    /// <summary>What a person has confirmed; which department answered is not asked there.</summary>
    public static TrainingExample Confirmed(string text, CaseType type, AffairStream stream) => new(text, (int)type, stream, null);
}

/// <summary>The three questions that the model answers about a text.</summary>
internal enum Head
{
    Type,
    Stream,
    Department,
}

/// <summary>The answers of each head and where they stand in a row of weights.</summary>
internal static class Labels
{
    /// <summary>Every case type and, last, that the text is about none of them: it belongs to another authority.</summary>
    public static readonly IReadOnlyList<string> Types = [.. Enum.GetNames<CaseType>(), "None"];

    /// <summary>Place of "none of ours" among the types.</summary>
    public static readonly int NoType = Types.Count - 1;

    private static readonly IReadOnlyList<string>[] Names = [Types, Enum.GetNames<AffairStream>(), Enum.GetNames<Department>()];
    private static readonly int[] Starts = [0, Types.Count, Types.Count + Names[1].Count];

    /// <summary>Answers of all heads together: the length of a row.</summary>
    public static readonly int Count = Names.Sum(names => names.Count);

    /// <summary>Every answer in order; kept with a model, so that one of another version is not misread.</summary>
    public static readonly IReadOnlyList<string> All = [.. Names.SelectMany(names => names)];

    /// <summary>All heads.</summary>
    public static readonly IReadOnlyList<Head> Heads = Enum.GetValues<Head>();

    /// <summary>Names of the answers of a head.</summary>
    public static IReadOnlyList<string> Of(Head head) => Names[(int)head];

    /// <summary>First place of a head in a row.</summary>
    public static int Start(Head head) => Starts[(int)head];

    /// <summary>The part of a row that belongs to a head.</summary>
    public static Span<float> Slice(this Head head, Span<float> row) => row.Slice(Starts[(int)head], Names[(int)head].Count);
}
