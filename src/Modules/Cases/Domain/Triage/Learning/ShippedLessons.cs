using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Domain.Triage.Learning;

/// <summary>
/// What every installation begins with: some thousand invented messages in many voices and, for each answer, words of its field
/// (<c>Corpus/README.md</c>). The model is learned from them when it is first asked for, which takes less than a second.
/// </summary>
internal static class ShippedLessons
{
    private const string Folder = "triage/";

    // Tried by cross-validation over the messages; CorpusTests keep them true.
    private static readonly Calibration[] Found = [new(0.59f, 0.07f), new(0.71f, -0.11f), new(0.64f, -0.03f)];

    private static readonly Lazy<IReadOnlyList<TrainingExample>> AllMessages = new(() => [.. Lines("messages/").Select(Read)]);
    private static readonly Lazy<IReadOnlyList<TrainingExample>> AllWords = new(() =>
        [.. Lines("words/").SelectMany(line => line[3].Split(' ').Select(word => Read([line[0], line[1], line[2], word])))]);

    private static readonly Lazy<TriageModel> Learned = new(() =>
    {
        IReadOnlyList<TrainingExample> all = [.. Messages, .. Words];
        return new TriageTrainer(all).Learn([.. Enumerable.Range(0, all.Count)]).Calibrated(Found);
    });

    /// <summary>Messages, in an order that mixes their kinds.</summary>
    public static IReadOnlyList<TrainingExample> Messages => AllMessages.Value;

    /// <summary>Words of the fields; they are learned and never tried.</summary>
    public static IReadOnlyList<TrainingExample> Words => AllWords.Value;

    /// <summary>The model that has learned them.</summary>
    public static TriageModel Model => Learned.Value;

    /// <summary>The lines of the files of a folder, each cut into its four columns; mixed, so that every fifth one is of every kind.</summary>
    public static IEnumerable<string[]> Lines(string folder)
    {
        var assembly = typeof(ShippedLessons).Assembly;
        var lines = new List<string[]>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder + folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } line) lines.Add(line.Split('\t'));
        }
        var mixed = lines.ToArray();
        new Random(5).Shuffle(mixed);
        return mixed;
    }

    private static TrainingExample Read(string[] line) => new(
        line[3],
        line[0] switch { "-" => null, "None" => Labels.NoType, var type => (int)Enum.Parse<CaseType>(type) },
        line[1] == "-" ? null : Enum.Parse<AffairStream>(line[1]),
        line[2] == "-" ? null : Enum.Parse<Department>(line[2]));
}
