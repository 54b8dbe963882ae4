using Niangjia.Kernel.Files;
using Niangjia.Ui;

namespace Niangjia.Cases.Intake;

/// <summary>Files in the worker's forms.</summary>
internal static class AskFiles
{
    /// <summary>Largest file of a worker's form; videos of phones are long.</summary>
    public const long LimitBytes = 20L << 20;

    /// <summary>Staged files as the field shows them.</summary>
    public static IReadOnlyList<StagedFile> Shown(IEnumerable<StagedAttachment> staged) => [.. staged.Select(file => new StagedFile(file.Token, file.Name, file.Length))];
}
