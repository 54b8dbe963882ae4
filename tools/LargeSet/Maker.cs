using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Intake;
using Niangjia.DemoData;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Numbers;
using Niangjia.Kernel.Sealing;
using Niangjia.LargeSet.Data;
using Niangjia.People.Domain;

namespace Niangjia.LargeSet;

/// <summary>Makes a large set: some weeks are played by the product's own commands, then copied over three years, and the whole is put in its place.</summary>
internal sealed class Maker(Destination destination, string folder, LargeSize size, TextWriter progress)
{
    // A copy begins at most half a week from the day it was meant for.
    private static readonly TimeSpan Spread = TimeSpan.FromDays(5);

    /// <summary>Says how to enter: who can sign in, and receipt codes with the mobile of whoever holds them.</summary>
    public string CardFile { get; } = Path.Combine(folder, "large-accounts.txt");

    /// <param name="end">The last moment of the play; what is open stands as it stood then.</param>
    public async Task MakeAsync(DateTimeOffset end)
    {
        Directory.CreateDirectory(folder);
        await destination.BeginAsync();
        var seals = Path.Combine(folder, "seals.log.building");
        File.Delete(seals);
        Prepared work;
        IReadOnlyList<DemoAccount> signIns;
        await using (var stage = await Stage.OpenAsync(destination.ConnectionString, folder, seals, end.AddDays(-Play.Days - 15)))
        {
            (var town, signIns) = await new Play(stage, size).RunAsync(end);
            work = await stage.AsSystemAsync(services => PrepareAsync(services, new(town, size.Town), end));
            await progress.WriteLineAsync($"  played: {town.Places.Count():N0} units, {work.Models} requests to copy");
        }
        File.Move(seals, Path.Combine(folder, "seals.log"), overwrite: true);
        // Nobody else may be on a file whose journal is left out.
        SqliteConnection.ClearAllPools();
        await using (work.Filling) await FillAsync(work);
        await progress.WriteLineAsync("  indexes made, statistics …");
        await destination.FinishAsync();
        await File.WriteAllLinesAsync(CardFile,
        [
            $"{District.Password}  is the password of:", .. signIns.Select(account => $"{account.UserName,-24} {account.Role,-22} {account.Unit}"), "",
            "receipt code    mobile", .. work.Copies.Shown.Select(shown => $"{CodeOf(shown.Serial, work.Sealer)}    {Crowd.MobileOf(shown.Person)}"),
        ]);
    }

    /// <summary>Reads what was played; whatever is needed of the product is taken from it here.</summary>
    private async Task<Prepared> PrepareAsync(IServiceProvider services, Places places, DateTimeOffset end)
    {
        var (db, sealer) = (services.GetRequiredService<AppDbContext>(), services.GetRequiredService<ISealer>());
        await using var rows = await Rows.OpenAsync(destination);
        var filling = Filling.Of(destination);
        var found = await db.Set<Kernel.Search.SearchEntry>().MaxAsync(entry => entry.Number);
        var reader = new ModelReader(db, rows, places, filling.Forms, name => name switch
        {
            "kernel_search.Number" => _ => ++found,
            "cases_request.ReceiptIndex" => copy => sealer.BlindIndex(ReceiptCode.Field, CodeOf(copy.Serial, sealer)),
            _ => null,
        });
        var models = await reader.ReadAsync();
        var numbers = new Numbering(await db.Set<NumberSeriesRow>().AsNoTracking().ToDictionaryAsync(row => row.Series, row => row.Last));
        var (journal, seals, people) = (TableShape.Of(db, "kernel_journal"), TableShape.Of(db, "kernel_journal_seal"), TableShape.Of(db, "people_person"));
        var search = reader.Tables.Single(table => table.Name == "kernel_search");
        var someone = await db.Set<Person>().AsNoTracking().OrderBy(person => person.Id).Select(person => person.Id).FirstAsync();
        var told = await db.Set<JournalEntry>().AsNoTracking().OrderBy(entry => entry.Number).FirstAsync(entry => entry.SubjectId == someone);
        var lastSeal = await db.Set<JournalSeal>().AsNoTracking().OrderByDescending(seal => seal.Batch).FirstOrDefaultAsync();
        var roll = new JournalRoll(filling, journal, seals, lastSeal, await db.Set<JournalEntry>().MaxAsync(entry => entry.Number));
        var crowd = new Crowd(people, search, (await rows.OfAsync(people, "Id", [someone]))[0], told, sealer, SearchDialect.Of(db), places, size, () => ++found);
        return new(filling, [.. reader.Tables, journal, seals, people], new(models, places, size, end, numbers), crowd, roll, numbers, sealer, models.Count);
    }

    private async Task FillAsync(Prepared work)
    {
        await work.Filling.BeginAsync(work.Tables);
        await WriteAsync(work.Copies, work.Crowd, work.Filling, work.Roll);
        await work.Roll.CloseAsync();
        await progress.WriteLineAsync($"  {work.Copies.Count:N0} requests, {size.People:N0} people, {work.Roll.LastNumber:N0} journal rows");
        await work.Filling.FinishAsync(work.Numbers.Last, work.Roll.LastNumber);
    }

    private async Task WriteAsync(Copies copies, Crowd crowd, Filling filling, JournalRoll roll)
    {
        var (met, entries) = (0, 0L);
        var room = size.Journal - size.People;
        foreach (var (copy, about) in copies.All())
        {
            // Whoever asks has been met before.
            for (; met < size.People && Crowd.AtOf(met, size, copies.Begin) <= about; met++) await crowd.WriteAsync(met, copies.Begin, filling, roll);
            await roll.PassAsync(about - Spread);
            foreach (var row in copy.Model.Rows) await filling.WriteAsync(row.Table, row.Of(copy));
            var most = copy.Model.HasEnded ? (int)Math.Clamp(room * (copies.Count + 1) / size.Cases - entries, 2, int.MaxValue) : int.MaxValue;
            foreach (var entry in copy.Model.First(most))
            {
                roll.Add(copy.At(entry.At), () => entry.Of(copy));
                entries++;
            }
            if (copies.Count % 100_000 == 0 && copies.Count > 0) await progress.WriteLineAsync($"  {copies.Count:N0} requests");
        }
        for (; met < size.People; met++) await crowd.WriteAsync(met, copies.Begin, filling, roll);
    }

    private string CodeOf(int serial, ISealer sealer) => ReceiptCode.Of($"large set {size.Seed} {serial}", sealer);

    private sealed record Prepared(
        Filling Filling, IReadOnlyList<TableShape> Tables, Copies Copies, Crowd Crowd, JournalRoll Roll, Numbering Numbers, ISealer Sealer, int Models);
}
