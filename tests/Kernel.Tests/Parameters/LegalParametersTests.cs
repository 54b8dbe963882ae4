using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Kernel.Tests.Parameters;

/// <summary>R-GEN-01, R-GEN-02.</summary>
public sealed class LegalParametersTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [EachDatabase]
    public async Task The_shipped_values_are_there_and_typed(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.AsSystemAsync(async services =>
        {
            var law = services.GetRequiredService<LegalParameters>();
            (await law.PeriodAsync("CLK-MED-ORG15", Never)).ShouldBe(Period.OfDays(15));
            (await law.PeriodAsync("CLK-ARB-ACCEPT", Never)).ShouldBe(Period.OfWorkingDays(5), "R-ARB-03");
            (await law.PeriodAsync("sla.contact.public.critical", Never)).ShouldBe(Period.OfHours(1));
            (await law.PeriodAsync("sla.contact.family.normal", Never)).ShouldBe(Period.OfDays(0));
            (await law.WholeAsync("case.maxReopen", Never)).ShouldBe(2);
            (await law.NumberAsync("esc.community.amount", Never)).ShouldBe(50000m);
            (await law.NumberAsync("triage.minConfidence", Never)).ShouldBe(0.3m);
            (await law.TextsAsync("sla.reminders", Never)).ShouldBe(["50 %", "80 %", "1 WD"]);
            (await law.TextAsync("lim.doubleWageMode", Never)).ShouldBe("PerMonth");
            await Should.ThrowAsync<InvalidOperationException>(() => law.PeriodAsync("no.such.key", Never).AsTask());
            await Should.ThrowAsync<InvalidOperationException>(() => law.WholeAsync("CLK-MED-ORG15", Never).AsTask());
        });
    }

    [EachDatabase]
    public async Task Every_value_read_in_a_law_says_where_it_can_be_read_and_no_other_does(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var versions = await app.InDatabaseAsync(d => d.Set<ParameterVersion>().AsNoTracking().ToListAsync());
        versions.Where(v => v.Mark is VerificationMark.V or VerificationMark.V2 ? !IsAddress(v.SourceUrl) : v.SourceUrl is not null).Select(v => $"{v.Key} {v.LegalBasis}").ShouldBeEmpty();
        versions.Count(v => v.SourceUrl is not null).ShouldBeGreaterThan(90);
        versions.Single(v => v.Key == "CLK-MED-ORG15").SourceUrl.ShouldBe("https://www.mohrss.gov.cn/xxgk2020/gzk/gz/202112/t20211228_431626.html");

        static bool IsAddress(string? url) => url?.Length <= 500 && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
    }

    [Fact]
    public void The_law_named_first_is_the_source_and_a_law_applied_by_analogy_is_none()
    {
        var catalog = new ParameterCatalog([ParameterFile.Read(typeof(ParameterFile).Assembly, "parameters/kernel.json")]);
        var two = catalog["CLK-JC-APPLY"].Values[0];
        two.LegalBasis.ShouldBe("《人民调解法》第33条；《民事诉讼法》第205条");
        catalog.SourceOf(two)!.Zh.ShouldBe("《人民调解法》");
        catalog.SourceAt(catalog.SourceOf(two)!.Url!).ShouldBe(catalog.SourceOf(two));
        catalog.SourceOf(new("CN", "10 CD", new(2020, 1, 1), "参照《浙江省工会劳动法律监督条例》第17条", VerificationMark.K)).ShouldBeNull();
    }

    [Fact]
    public void Words_are_read_with_the_weight_of_their_group()
    {
        WeighedWord.Read(Words(10), "欠薪, 拖欠~工资，讨薪 3；工资、奖金 1.5; 年终奖\u30002;")
            .ShouldBe([new("欠薪", 3), new("拖欠~工资", 3), new("讨薪", 3), new("工资", 1.5), new("奖金", 1.5), new("年终奖", 2)]);
        WeighedWord.Read(Words(null), "持刀, 老板~跑了").ShouldBe([new("持刀", 1), new("老板~跑了", 1)]);
        ParameterText.Refusal(Words(10), "欠薪 3; 工资, 奖金 2").ShouldBeNull();
    }

    [Theory]
    [InlineData(10, "欠薪, 讨薪", "从0.5到10")]
    [InlineData(10, "欠薪 3; 工资", "从0.5到10")]
    [InlineData(10, "欠薪 11", "从0.5到10")]
    [InlineData(10, "欠薪 -1", "从0.5到10")]
    [InlineData(10, "欠薪 3, 工资 2", "“欠薪 3”")]
    [InlineData(10, "拖 欠 3", "“拖 欠”")]
    [InlineData(10, "~工资 3", "“~工资”")]
    [InlineData(10, "我~们~老~板~跑 3", "“我~们~老~板~跑”")]
    [InlineData(10, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一 3", "不超过30个字")]
    [InlineData(10, " ;， ", "请填写")]
    [InlineData(null, "带 刀", "“带 刀”")]
    public void Words_that_could_never_be_found_are_refused(int? heaviest, string value, string sentence)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new("zh-CN");
        try
        {
            ParameterText.Refusal(Words(heaviest), value).ShouldNotBeNull().ShouldContain(sentence);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static ParameterDefinition Words(int? heaviest) => new("w", "g", ParameterKind.Words, "词", "words", [], heaviest is null ? null : 0.5m, heaviest);

    [EachDatabase]
    public async Task Seeding_again_adds_nothing_and_never_overwrites_an_edited_value(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var before = await app.InDatabaseAsync(d => d.Set<ParameterVersion>().CountAsync());
        await AddAsync(app, New("sla.level.grid", "CN", "3 WD"));
        await app.AsSystemAsync(async services =>
        {
            foreach (var part in services.GetServices<ISchemaPart>()) await part.EnsureAsync(services.GetRequiredService<AppDbContext>(), Never);
        });
        (await app.InDatabaseAsync(d => d.Set<ParameterVersion>().CountAsync())).ShouldBe(before + 1);
        (await ValueAsync(app, "sla.level.grid")).ShouldSatisfyAllConditions(v => v.Value.ShouldBe("3 WD"), v => v.Number.ShouldBe(2));
    }

    [EachDatabase]
    public async Task The_most_local_value_in_force_on_the_day_counts(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await AddAsync(app, New("sla.level.grid", "LOCAL", "1 WD") with { ValidFrom = new(2026, 4, 1), ValidTo = new(2026, 4, 30) });
        (await ValueAsync(app, "sla.level.grid", new(2026, 3, 31))).Profile.ShouldBe("CN");
        (await ValueAsync(app, "sla.level.grid", new(2026, 4, 1))).ShouldSatisfyAllConditions(v => v.Profile.ShouldBe("LOCAL"), v => v.Value.ShouldBe("1 WD"));
        (await ValueAsync(app, "sla.level.grid", new(2026, 5, 1))).Value.ShouldBe("2 WD");
    }

    [Fact]
    public void A_city_asks_itself_its_province_and_the_nation()
    {
        Jurisdiction.ChainOf("CN-3302").ShouldBe(["LOCAL", "CN-3302", "CN-33", "CN"]);
        Jurisdiction.ChainOf("CN-50").ShouldBe(["LOCAL", "CN-50", "CN"]);
        Jurisdiction.ChainOf("CN").ShouldBe(["LOCAL", "CN"]);
        Should.Throw<InvalidOperationException>(() => Jurisdiction.ChainOf("Ningbo"));
        new Jurisdiction(new ConfigurationBuilder().Build()).Chain.ShouldBe(["LOCAL", "CN"]);
    }

    [EachDatabase]
    public async Task A_rule_of_another_place_is_no_law_here(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await Should.ThrowAsync<RefusedException>(() => ValueAsync(app, "CLK-MED-ZJ15"));
        var ningbo = await app.AsSystemAsync(async services => new ParameterSet(
            await services.GetRequiredService<AppDbContext>().Set<ParameterVersion>().ToListAsync(), services.GetRequiredService<ParameterCatalog>(), Jurisdiction.ChainOf("CN-3302")));
        ningbo.Get("CLK-MED-ZJ15", new(2026, 3, 2)).Profile.ShouldBe("CN-33");
        ningbo.Get("CLK-CB-REPLY", new(2026, 3, 2)).ShouldSatisfyAllConditions(v => v.Profile.ShouldBe("CN-3302"), v => v.AsPeriod().ShouldBe(Period.OfWorkingDays(10)));
        ningbo.Get("CLK-CB-REVIEW", new(2026, 3, 2)).Profile.ShouldBe("CN");
    }

    [EachDatabase("Value", "Key", "Profile", "ValidTo", "LegalBasis", "SourceUrl", "LastVerified", "ValidFrom")]
    public async Task Nonsense_is_refused_at_its_field(Db db, string field)
    {
        await using var app = await TestApp.StartAsync(db);
        var good = New("sla.level.grid", "LOCAL", "3 WD");
        var bad = field switch
        {
            "Value" => good with { Value = "three days" },
            "Key" => good with { Key = "no.such.key" },
            "Profile" => good with { Profile = "US" },
            "ValidTo" => good with { ValidTo = good.ValidFrom.AddDays(-1) },
            "LegalBasis" => good with { LegalBasis = " " },
            "SourceUrl" => good with { SourceUrl = "javascript:alert(1)" },
            "LastVerified" => good with { LastVerified = new(2027, 1, 1) },
            _ => good with { ValidFrom = new(1066, 1, 1) },
        };
        (await Should.ThrowAsync<RefusedException>(() => AddAsync(app, bad))).Field.ShouldBe(field);
    }

    [Theory]
    [InlineData("case.maxReopen", "-1")]
    [InlineData("case.maxReopen", "2.5")]
    [InlineData("case.maxReopen", "11")]
    [InlineData("triage.minConfidence", "1.5")]
    [InlineData("triage.minConfidence", "NaN")]
    [InlineData("esc.community.amount", "50000.001")]
    [InlineData("esc.community.amount", "1e9")]
    [InlineData("lim.doubleWageMode", "Sometimes")]
    [InlineData("sla.reminders", " , ")]
    [InlineData("sla.reminders", "")]
    public void A_value_must_fit_its_parameter(string key, string value)
    {
        var catalog = new ParameterCatalog([ParameterFile.Read(typeof(ParameterFile).Assembly, "parameters/kernel.json")]);
        ParameterText.Refusal(catalog[key], value).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Every_parameter_has_names_a_basis_and_its_clock_both_languages()
    {
        var catalog = new ParameterCatalog([ParameterFile.Read(typeof(ParameterFile).Assembly, "parameters/kernel.json")]);
        catalog.All.Count.ShouldBeGreaterThan(140);
        catalog.All.ShouldAllBe(p => p.Zh.Length > 0 && p.En.Length > 0 && p.Values.Count > 0 && p.Values.All(v => v.LegalBasis.Length > 0));
        foreach (var nature in catalog.All.Select(p => p.Clock).OfType<ClockNature>())
        {
            (nature.StartZh.Length > 0 && nature.StartEn.Length > 0).ShouldBeTrue();
            (nature.OwnerZh.Length > 0).ShouldBe(nature.OwnerEn.Length > 0);
            (nature.EffectZh.Length > 0).ShouldBe(nature.EffectEn.Length > 0);
        }
        catalog.All.SelectMany(p => p.Values).Select(v => v.Profile).Distinct().ShouldBeSubsetOf(catalog.Profiles.Select(p => p.Code).ToList());
        foreach (var basis in catalog.All.SelectMany(p => p.Values).Select(v => v.LegalBasis))
            catalog.Basis(basis, new("en")).ShouldNotContain("》", Case.Sensitive, basis);
    }

    [Fact]
    public void A_legal_basis_is_said_in_both_languages()
    {
        var catalog = new ParameterCatalog([ParameterFile.Read(typeof(ParameterFile).Assembly, "parameters/kernel.json")]);
        var basis = catalog["CLK-NEG-RESP"].Values[0].LegalBasis;
        catalog.Basis(basis, new("zh-CN")).ShouldBe("《企业劳动争议协商调解规定》第10、31条");
        catalog.Basis(basis, new("en")).ShouldBe("Provisions on Negotiation and Mediation of Enterprise Labour Disputes art. 10, 31");
    }

    internal static NewParameterVersion New(string key, string profile, string value) =>
        new(key, profile, value, new(2026, 1, 1), null, "区总工会办公室纪要〔2026〕1号", null, new(2026, 3, 1), VerificationMark.D);

    internal static Task AddAsync(TestApp app, NewParameterVersion version) =>
        app.AsSystemAsync(services => services.GetRequiredService<LegalParameters>().AddVersionAsync(version, "试行", Never));

    private static Task<ParameterValue> ValueAsync(TestApp app, string key, DateOnly? on = null) =>
        app.AsSystemAsync(async services => await services.GetRequiredService<LegalParameters>().ValueAsync(key, Never, on));
}
