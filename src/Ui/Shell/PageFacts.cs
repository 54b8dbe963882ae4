namespace Niangjia.Ui;

/// <summary>What parts of one page tell each other while it is being rendered.</summary>
public sealed class PageFacts : IDisposable
{
    /// <summary>The title of the page as <see cref="PageHeader"/> set it; a form with problems puts a word before it.</summary>
    public string? Title { get; internal set; }

    private readonly SemaphoreSlim _turn = new(1);
    private int _ids;

    /// <summary>An HTML id that nothing else on the page has.</summary>
    public string NextId(string what) => what + "-" + ++_ids;

    /// <summary>Waits until no other part of the page is loading; release it when loaded.</summary>
    internal async ValueTask<SemaphoreSlim> TakeTurnAsync()
    {
        await _turn.WaitAsync();
        return _turn;
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();
}
