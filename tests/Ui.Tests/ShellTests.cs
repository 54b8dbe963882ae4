using System.Globalization;
using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Niangjia.Ui;

namespace Niangjia.Ui.Tests;

public sealed class ShellTests
{
    [Theory]
    [InlineData("/inbox", "/inbox")]
    [InlineData("/inbox?tab=Mine#x", "/inbox?tab=Mine#x")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/a\r\nSet-Cookie: x=1", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Only_addresses_of_our_own_are_redirected_to(string? url, string expected) => Redirect.LocalOr(url, "/").ShouldBe(expected);

    [Fact]
    public async Task Text_size_colours_and_language_are_chosen_without_script_and_kept()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var browser = app.Browser();
        (await browser.OpenAsync("/dev/gallery/way")).Find("html").GetAttribute("lang").ShouldBe("zh-CN");

        var large = await browser.PostAsync(Look.Url, ("text", "large"), ("theme", "dark"), ("language", "en"), ("back", "/dev/gallery/way?a=1"));
        large.ShouldBeAt("/dev/gallery/way?a=1");
        large.Find("html").GetAttribute("data-text").ShouldBe("large");
        large.Find("html").GetAttribute("lang").ShouldBe("en");
        large.Document.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("media")).ShouldContain("screen");

        (await browser.PostAsync(Look.Url, ("text", "normal"), ("theme", "<b>"), ("language", "xx"), ("back", "//evil"))).Url.ShouldStartWith("/");
        var normal = await browser.OpenAsync("/dev/gallery/way");
        normal.Find("html").HasAttribute("data-text").ShouldBeFalse();
        normal.Find("html").GetAttribute("lang").ShouldBe("en");
    }

    [Fact]
    public async Task An_address_that_is_not_there_is_answered_by_a_page()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var lost = await app.Browser().OpenAsync("/no/such/page");
        lost.ShouldBe(HttpStatusCode.NotFound);
        lost.Heading.ShouldBe("没有找到这个页面");
    }

    [Fact]
    public async Task A_page_is_rendered_when_its_data_is_there()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        // The page of the gallery loads late and asks for no null.
        (await app.Browser().OpenAsync("/dev/gallery/desk")).Texts("tbody tr").Count.ShouldBe(200);
        (await app.Browser().OpenAsync("/dev/gallery/desk?q=none")).ShouldShow("没有符合条件的诉求");
    }

    [Fact]
    public async Task A_page_of_a_worker_weighs_at_most_60_kB_compressed_and_has_nothing_inline()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var browser = app.Browser();
        var page = await browser.OpenAsync("/dev/gallery");
        var weight = Compressed(page.Html);
        foreach (var part in page.Document.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]"))
        {
            var url = part.GetAttribute("href") ?? part.GetAttribute("src")!;
            using var answer = await browser.FetchAsync(url);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, url);
            weight += Compressed(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        weight.ShouldBeLessThan(60_000);
        page.Document.QuerySelectorAll("style, script:not([src]), [style], [onclick], [onsubmit]").Select(element => element.OuterHtml).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_largest_video_of_the_settings_is_let_in_R_SEC_17()
    {
        await using var database = await TestDatabase.CloneAsync(Db.Sqlite);
        foreach (var megabytes in new[] { 200, 500 })
        {
            await using var app = TestApp.StartOn(database.ConnectionString, TestFolder.New(), ("Files:VideoMegabytes", megabytes.ToString(CultureInfo.InvariantCulture)));
            // A little above it too, so that what is too large is refused at its field.
            var largest = (megabytes + 20L) << 20;
            app.Services.GetRequiredService<IOptions<FormOptions>>().Value.MultipartBodyLengthLimit.ShouldBeGreaterThan(largest);
            app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxRequestBodySize!.Value.ShouldBeGreaterThan(largest);
        }
    }

    [Fact]
    public async Task What_is_far_too_large_is_answered_by_a_page_that_says_so()
    {
        await using var app = await TestApp.StartOnPortAsync(Db.Sqlite, ("Files:Megabytes", "1"), ("Files:VideoMegabytes", "1"));
        using var client = new HttpClient { BaseAddress = new(app.Url) };
        using var content = new MultipartFormDataContent { { new ByteArrayContent(new byte[8 << 20]), "File", "a.mp4" } };
        using var answer = await client.PostAsync("/ask", content, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(UiText.Error413);
    }

    private static long Compressed(string text)
    {
        using var into = new MemoryStream();
        using (var gzip = new GZipStream(into, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return into.Length;
    }
}
