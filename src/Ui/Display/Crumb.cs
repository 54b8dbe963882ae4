namespace Niangjia.Ui;

/// <summary>A page above the present one.</summary>
public sealed record Crumb(string Text, string Url);

/// <summary>One of several views of the same thing, as a link.</summary>
/// <param name="Text">What it shows.</param>
/// <param name="Url">Its address.</param>
/// <param name="Current">Whether it is shown now.</param>
/// <param name="Count">How many things are in it.</param>
public sealed record Tab(string Text, string Url, bool Current, int? Count = null);

/// <summary>One thing that has happened.</summary>
/// <param name="At">When; shown in the district's time.</param>
/// <param name="Title">What, in a few words.</param>
/// <param name="By">Who.</param>
/// <param name="Text">More about it.</param>
/// <param name="Icon">A sign of the set; follows from the tone.</param>
/// <param name="Tone">How it is meant.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Title, string? By = null, string? Text = null, string? Icon = null, Tone Tone = Tone.Neutral);

/// <summary>Where a step of a way stands.</summary>
public enum StepState
{
    /// <summary>Behind us.</summary>
    Done,

    /// <summary>Here we are.</summary>
    Now,

    /// <summary>Still to come.</summary>
    Later,

    /// <summary>The way ended here.</summary>
    Stopped,
}

/// <summary>One step of a way.</summary>
/// <param name="Title">Its name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Text">Who is responsible, by when, what happens.</param>
public sealed record Step(string Title, StepState State, string? Text = null);
