using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Niangjia.Bench.Goals;

/// <summary>Looks at the SQL that this process sends.</summary>
internal sealed partial class SqlSeen : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];

    public SqlSeen() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Statements that count rows without a limit or skip over some.</summary>
    public List<string> Counting { get; } = [];

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == "Microsoft.EntityFrameworkCore") _subscriptions.Add(listener.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> happened)
    {
        if (happened.Key != RelationalEventId.CommandExecuted.Name || happened.Value is not CommandExecutedEventData { Command.CommandText: var text }) return;
        lock (Counting)
            if (Suspicious().IsMatch(text)) Counting.Add(text);
    }

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    // A count over a sub-query that ends after some rows is no count of all.
    [GeneratedRegex(@"\bOFFSET\b|\bcount\(\*\)(?![\s\S]*\bLIMIT\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Suspicious();
}
