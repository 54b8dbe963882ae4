using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Niangjia.Kernel.Access;

namespace Niangjia.Access.Tests;

/// <summary>
/// G6: what pages ask the database. How many commands a page sends stands in <c>PageCommands.txt</c>; one that sends more fails, and so does one that counts without end or
/// skips rows. After a change that is meant, <c>NIANGJIA_COMMANDS=1</c> writes the file anew.
/// </summary>
public sealed partial class PageCommandTests
{
    // Tables that stay small whatever happens, or of which the condition leaves few.
    private static readonly Dictionary<string, string> Few = new()
    {
        ["kernel_reaction_failure"] = "what was given up waits for the system administrator; there are few or none",
        ["people_reveal"] = "what one account looked at today, which a parameter limits",
    };

    [Fact]
    public async Task No_page_sends_more_commands_than_stand_in_the_file_and_none_counts_without_end()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var place = new Place(app, await World.MakeAsync(app));
        await app.CountAsync();
        using var commands = new Commands(app);
        var file = Path.Combine(Repository.Root, "tests", "Access.Tests", "PageCommands.txt");
        var written = File.Exists(file) ? File.ReadLines(file).Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => int.Parse(parts[1], null)) : [];
        var (found, wrong, people) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new List<string>(), new Dictionary<Role, Browser>());
        var stranger = await place.World.PersonAsync(null);
        foreach (var route in place.Pages)
        {
            var person = stranger;
            if (place.World.ReaderOf(route) is { } role && !people.TryGetValue(role, out person)) people[role] = person = await place.World.PersonAsync(role);
            // What is read once a process is not the page's.
            if ((await person.OpenAsync(place.World.UrlOf(route))).Status != HttpStatusCode.OK) continue;
            var sent = await commands.OfAsync(() => person.OpenAsync(place.World.UrlOf(route)));
            found[$"{route}"] = sent.Count;
            if (sent.Count > written.GetValueOrDefault($"{route}")) wrong.Add($"{route} sends {sent.Count} commands, in the file stand {written.GetValueOrDefault($"{route}")}");
            wrong.AddRange(sent.Where(sql => sql.Contains(" OFFSET ", StringComparison.Ordinal)).Select(sql => $"{route} skips rows: {sql}"));
            wrong.AddRange(sent.Where(IsEndless).Select(sql => $"{route} counts without end: {sql}"));
        }
        found.Count.ShouldBeGreaterThan(80);
        if (Environment.GetEnvironmentVariable("NIANGJIA_COMMANDS") == "1") await File.WriteAllLinesAsync(file, found.Select(page => $"{page.Key}\t{page.Value}"));
        wrong.ShouldBeEmpty();
    }

    private static bool IsEndless(string sql) => WholeCount().Match(sql) is { Success: true } count && !Few.ContainsKey(count.Groups["table"].Value);

    // A count of a table itself and not of a limited part of it.
    [GeneratedRegex("^SELECT COUNT\\(\\*\\)\\s+FROM \"(?<table>\\w+)\"")]
    private static partial Regex WholeCount();

    /// <summary>Hears every command that goes to the database of one app.</summary>
    private sealed class Commands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ConcurrentQueue<string> _sent = new();
        private readonly List<IDisposable> _subscriptions = [];
        private readonly string _place;

        public Commands(TestApp app)
        {
            _place = app.Place.ConnectionString;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public async Task<IReadOnlyList<string>> OfAsync(Func<Task> act)
        {
            _sent.Clear();
            await act();
            return [.. _sent];
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") _subscriptions.Add(value.Subscribe(this, (name, _, _) => name == RelationalEventId.CommandExecuted.Name));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandExecutedEventData { Command: { Connection: { } connection } command } && _place.Contains(connection.DataSource, StringComparison.Ordinal)) _sent.Enqueue(command.CommandText);
        }

        public void OnError(Exception error)
        {
        }

        public void OnCompleted()
        {
        }

        public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
