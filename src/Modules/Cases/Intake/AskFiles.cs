namespace Niangjia.Cases.Intake;

/// <summary>Files in the worker's forms.</summary>
internal static class AskFiles
{
    /// <summary>Largest file; said on the device before it is sent, and refused by the store after.</summary>
    public const long LimitBytes = 20L << 20;

    /// <summary>What the picker offers: photos first, then what a worker may have got by chat.</summary>
    public const string Accept = "image/*,video/mp4,audio/*,.pdf,.docx,.xlsx";
}
