using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Niangjia.Bench.Anchors;

/// <summary>The same rows by EF Core the ordinary way, behind an address: no sign-in, no rights, no checks.</summary>
internal sealed class PlainEf : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PlainEf(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<PlainEf> StartAsync(string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDbContextPool<AnchorContext>(options => options.UseNpgsql(connectionString));
        var app = builder.Build();
        app.MapPost("/matters", TakeInAsync);
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task<IResult> TakeInAsync(NewMatter said, AnchorContext db)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var matter = new Matter
        {
            No = Guid.CreateVersion7(now).ToString(),
            Unit = said.Unit,
            Desk = said.Unit % 200 + 1,
            Title = said.Title,
            Body = said.Body,
            Applicant = said.Name,
            Phone = said.Phone,
            Came = now,
            Due = now.AddDays(15),
            Version = 1,
            Steps = { new() { At = now, Actor = 7, Kind = 1, Data = "{\"to\":\"new\"}" } },
            Timers = { new() { Due = now.AddDays(15) } },
        };
        db.Add(matter);
        db.Add(new Outgoing { Topic = "matter.came", Body = "{}", At = now });
        await db.SaveChangesAsync();
        // The head of a chain is waited for, as in the function.
        var chain = (await db.Set<Chain>().FromSqlRaw("SELECT id, seq, hash FROM anchor.chain WHERE id = {0} FOR UPDATE", said.Unit % 64).ToListAsync())[0];
        (chain.Seq, chain.Hash) = (chain.Seq + 1, SHA256.HashData([.. chain.Hash, .. Encoding.UTF8.GetBytes($"came {matter.Id}")]));
        db.Add(new Audit { Chain = chain.Id, Seq = chain.Seq, At = now, Actor = 7, What = $"came {matter.Id}", Hash = chain.Hash });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return Results.Ok(new { matter.Id });
    }

    internal sealed record NewMatter(int Unit, string Title, string Body, string Name, string Phone);

    internal sealed class AnchorContext(DbContextOptions<AnchorContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.HasDefaultSchema("anchor");
            modelBuilder.Entity<Matter>().ToTable("matter").HasMany(matter => matter.Steps).WithOne().HasForeignKey("MatterId");
            modelBuilder.Entity<Matter>().HasMany(matter => matter.Timers).WithOne().HasForeignKey("MatterId");
            modelBuilder.Entity<Step>().ToTable("step").Property(step => step.Data).HasColumnType("jsonb");
            modelBuilder.Entity<Step>().Property<long>("MatterId").HasColumnName("matter");
            modelBuilder.Entity<Timer>().ToTable("timer").Property<long>("MatterId").HasColumnName("matter");
            modelBuilder.Entity<Outgoing>().ToTable("outgoing").Property(row => row.Body).HasColumnType("jsonb");
            modelBuilder.Entity<Chain>().ToTable("chain").Property(chain => chain.Id).ValueGeneratedNever();
            modelBuilder.Entity<Audit>().ToTable("audit").HasKey(row => new { row.Chain, row.Seq });
            foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
                if (property.Name != "MatterId") property.SetColumnName(property.Name.ToLowerInvariant());
        }
    }

    internal sealed class Matter
    {
        public long Id { get; set; }
        public required string No { get; set; }
        public int Unit { get; set; }
        public int Desk { get; set; }
        public short Status { get; set; }
        public required string Title { get; set; }
        public required string Body { get; set; }
        public required string Applicant { get; set; }
        public required string Phone { get; set; }
        public DateTimeOffset Came { get; set; }
        public DateTimeOffset Due { get; set; }
        public int Version { get; set; }
        public List<Step> Steps { get; } = [];
        public List<Timer> Timers { get; } = [];
    }

    internal sealed class Step
    {
        public long Id { get; set; }
        public DateTimeOffset At { get; set; }
        public int Actor { get; set; }
        public short Kind { get; set; }
        public required string Data { get; set; }
    }

    internal sealed class Timer
    {
        public long Id { get; set; }
        public DateTimeOffset Due { get; set; }
    }

    internal sealed class Outgoing
    {
        public long Id { get; set; }
        public required string Topic { get; set; }
        public required string Body { get; set; }
        public DateTimeOffset At { get; set; }
    }

    internal sealed class Chain
    {
        public int Id { get; set; }
        public long Seq { get; set; }
        public byte[] Hash { get; set; } = [];
    }

    internal sealed class Audit
    {
        public int Chain { get; set; }
        public long Seq { get; set; }
        public DateTimeOffset At { get; set; }
        public int Actor { get; set; }
        public required string What { get; set; }
        public byte[] Hash { get; set; } = [];
    }
}
