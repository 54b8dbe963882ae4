using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Idempotency;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Tests.Sealing;

/// <summary>Sealed values and money in real tables, and the rotation of keys.</summary>
public sealed class SealedColumnsTests
{
    [EachDatabase]
    public async Task All_values_come_under_the_new_key_and_broken_ones_are_named(Db db)
    {
        await using var database = await TestDatabase.EmptyAsync(db);
        var ring = KeyRing.Create();
        var before = new AesSealer(ring);
        await using (var context = Open(database))
        {
            await context.Database.EnsureCreatedAsync();
            for (var i = 0; i < 25; i++)
                context.Add(new Secret { Id = Id(i), Phone = i % 5 == 4 ? null : before.Seal(SealedField.Phone, $"+86138000000{i:00}"), Amount = Money.FromFen(i), Code = CreditCode.Parse("91330100799655058B") });
            context.Add(new Secret { Id = Id(99), Phone = SealedText.FromStored("1:abc:phone:AAAA") });
            await context.SaveChangesAsync();
        }

        var after = new AesSealer(ring.WithNewKey());
        await using (var context = Open(database))
        {
            var report = await new SealedColumns(context, after).RotateAsync(batch: 7);
            report.Renewed.ShouldBe(20);
            report.Broken.ShouldHaveSingleItem().ShouldStartWith("test_secret.Phone ");
            (await new SealedColumns(context, after).RotateAsync(batch: 7)).Renewed.ShouldBe(0);
        }

        await using (var context = Open(database))
        {
            var all = await context.Set<Secret>().Where(secret => secret.Id != Id(99)).OrderBy(secret => secret.Amount).ToListAsync();
            all.Select(secret => secret.Amount.Fen).ShouldBe(Enumerable.Range(0, 25).Select(i => (long)i));
            all.Where(secret => secret.Phone is not null).ShouldAllBe(secret => after.IsCurrent(secret.Phone!));
            after.OpenIfAny(SealedField.Phone, all[3].Phone).ShouldBe("+8613800000003");
            (all[4].Phone, all[0].Code!.Value).ShouldBe((null, "91330100799655058B"));
            (await context.Set<Secret>().CountAsync(secret => secret.Amount > Money.FromFen(9))).ShouldBe(15);
        }
    }

    private static Guid Id(int i) => new(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private static AppDbContext Open(TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<AppDbContext>();
        options.UseDatabase(database.ConnectionString);
        options.ReplaceService<Microsoft.EntityFrameworkCore.Infrastructure.IModelCacheKeyFactory, OwnModel>();
        var user = new CurrentUser(new([]));
        return new(options.Options, new([typeof(SealedColumnsTests).Assembly, typeof(AppDbContext).Assembly]), user, new(), new(), new(), new(new ConfigurationBuilder().Build(), new(), new(), new()), TimeProvider.System);
    }

    // The product's model is cached for the process; this one has a table more.
    private sealed class OwnModel : Microsoft.EntityFrameworkCore.Infrastructure.IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (typeof(OwnModel), context.Database.ProviderName, designTime);
    }

    private sealed class Secret
    {
        public Guid Id { get; set; }
        public SealedText? Phone { get; set; }
        public Money Amount { get; set; }
        public CreditCode? Code { get; set; }
    }

    private sealed class SecretConfiguration : IEntityTypeConfiguration<Secret>
    {
        public void Configure(EntityTypeBuilder<Secret> builder) => builder.ToTable("test_secret");
    }
}
