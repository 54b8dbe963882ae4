using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Tables;

namespace Niangjia.Kernel.Tests.Files;

/// <summary>R-SEC-17.</summary>
public sealed class FileIntakeTests
{
    private readonly string _folder = TestFolder.New();
    private readonly FileStore _store;

    public FileIntakeTests() => _store = new(_folder, TimeProvider.System);

    public static TheoryData<string, byte[], FileKind, string> Good => new()
    {
        { "1.JPG", Pictures.With(FileKind.Jpeg, "Xiaomi", 6), FileKind.Jpeg, "1.JPG" },
        { "a/b\\..\\工资条.jpeg", Pictures.Of(FileKind.Jpeg), FileKind.Jpeg, "工资条.jpeg" },
        { "not really.jpg", Pictures.Of(FileKind.Png), FileKind.Png, "not really.png" },
        { "invoice.exe", "%PDF-1.7\n...\n%%EOF\n"u8.ToArray(), FileKind.Pdf, "invoice.pdf" },
        { "合同.docx", Zip(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")), FileKind.Docx, "合同.docx" },
        { "名册.xlsx", Workbook(), FileKind.Xlsx, "名册.xlsx" },
        { "clip.MOV", Video("©xyz+33.77+120.26/"), FileKind.Mp4, "clip.mp4" },
        { "说话.wav", Riff("WAVEfmt 1234567890"), FileKind.Wav, "说话.wav" },
        { "", Pictures.Of(FileKind.Webp), FileKind.Webp, "file.webp" },
    };

    [Theory, MemberData(nameof(Good))]
    public async Task A_file_is_told_by_its_content_and_named_after_it(string name, byte[] content, FileKind kind, string clean)
    {
        var file = (await ReceiveAsync(content, name)).OrRefuse();
        (file.Kind, file.Name).ShouldBe((kind, clean));
        await using var stored = _store.Open(file.Hash);
        stored.Length.ShouldBe(file.Length);
        (await _store.IsSoundAsync(file.Hash, default)).ShouldBeTrue();
        stored.Name.ShouldContain(Path.Combine(file.Hash[..2], file.Hash[2..4], file.Hash));
        NothingLeftBehind();
    }

    public static TheoryData<byte[], FileRefusal> Bad => new()
    {
        { [], FileRefusal.Empty },
        { "MZ this program cannot be run"u8.ToArray(), FileRefusal.KindNotAccepted },
        { "<html><script>alert(1)</script>"u8.ToArray(), FileRefusal.KindNotAccepted },
        { "GIF89a"u8.ToArray(), FileRefusal.KindNotAccepted },
        { "<svg onload=alert(1)>"u8.ToArray(), FileRefusal.KindNotAccepted },
        { [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0], FileRefusal.HeicPhoto },
        { [0, 0, 0, 24, .. "ftypmp42"u8, 0, 0, 0, 0], FileRefusal.Broken },
        { [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], FileRefusal.Broken },
        { "%PDF-1.7 cut off"u8.ToArray(), FileRefusal.Broken },
        { Riff("WAVEfmt ")[..^3], FileRefusal.Broken },
        { Zip(("word/document.xml", "x"), ("word/vbaProject.bin", "x")), FileRefusal.Forbidden },
        { Zip(("word/document.xml", "x"), ("../../x", "x")), FileRefusal.Broken },
        { Zip(("word/document.xml", new string('x', 8 << 20))), FileRefusal.Bomb },
        { Zip(("anything.txt", "x")), FileRefusal.KindNotAccepted },
        { Workbook()[..200], FileRefusal.Broken },
    };

    [Theory, MemberData(nameof(Bad))]
    public async Task What_must_not_be_stored_is_refused_with_a_sentence_in_both_languages(byte[] content, FileRefusal refusal)
    {
        foreach (var language in new[] { "zh-CN", "en" })
        {
            CultureInfo.CurrentUICulture = new(language);
            var receipt = await ReceiveAsync(content, "证明.doc");
            receipt.Refusal.ShouldBe(refusal);
            receipt.Sentence!.ShouldContain("证明.doc");
            receipt.Sentence!.ShouldNotContain("{");
            Should.Throw<RefusedException>(() => receipt.OrRefuse("Photo")).Field.ShouldBe("Photo");
        }
        NothingLeftBehind();
        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_limit_depends_on_the_kind_and_is_kept_while_reading()
    {
        var rules = new FileRules(Bytes: 1 << 20, VideoBytes: 2 << 20);
        using var endless = new Endless(Pictures.Of(FileKind.Jpeg));
        (await new FileIntake(_store, rules).ReceiveAsync(endless, "x.jpg")).Refusal.ShouldBe(FileRefusal.TooLarge);
        endless.Given.ShouldBeLessThan(2 << 20);
        var video = Video("x", data: 3 << 19);
        (await new FileIntake(_store, rules).ReceiveAsync(new MemoryStream(video), "x.mp4")).File.ShouldNotBeNull();
        NothingLeftBehind();
    }

    [Fact]
    public async Task The_same_photo_is_stored_once_even_if_taken_with_another_device()
    {
        var first = (await ReceiveAsync(Pictures.With(FileKind.Jpeg, "Huawei", 1), "a.jpg")).OrRefuse();
        var second = (await ReceiveAsync(Pictures.With(FileKind.Jpeg, "Xiaomi", 1), "b.jpg")).OrRefuse();
        second.Hash.ShouldBe(first.Hash);
        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_place_in_a_video_is_blanked_and_no_offset_moves()
    {
        var video = Video("©xyz+33.77+120.26/");
        var file = (await ReceiveAsync(video, "x.mp4")).OrRefuse();
        file.Length.ShouldBe(video.Length);
        var stored = await File.ReadAllBytesAsync(_store.Open(file.Hash).Name);
        Encoding.Latin1.GetString(stored).ShouldNotContain("33.77");
        stored.AsSpan().IndexOf("the picture data"u8).ShouldBe(video.AsSpan().IndexOf("the picture data"u8));
    }

    [Fact]
    public async Task Only_the_kinds_asked_for_are_taken()
    {
        var rules = new FileRules(Kinds: new HashSet<FileKind> { FileKind.Xlsx });
        (await new FileIntake(_store, rules).ReceiveAsync(new MemoryStream(Pictures.Of(FileKind.Png)), "x.png")).Refusal.ShouldBe(FileRefusal.KindNotAccepted);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd"), InlineData("C:\\temp\\a.png", "a.png"), InlineData("a\r\nSet-Cookie: x.png", "a Set-Cookie_ x.png"), InlineData("photo\u202Egpj.exe", "photogpj.exe")]
    [InlineData("..", "file"), InlineData("  . ", "file"), InlineData(null, "file"), InlineData("😀.png", "😀.png"), InlineData("a\0b.png", "ab.png")]
    public void Names_are_made_harmless(string? name, string clean) => FileNames.Clean(name).ShouldBe(clean);

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var clean = FileNames.Clean(new string('长', 300) + ".docx");
        (clean.Length, clean[^5..]).ShouldBe((120, ".docx"));
        FileNames.Clean(string.Concat(Enumerable.Repeat("😀", 100)) + ".png").Any(c => c == 0xFFFD).ShouldBeFalse();
    }

    [Theory]
    [InlineData(FileKind.Jpeg, true, "inline"), InlineData(FileKind.Pdf, true, "inline"), InlineData(FileKind.Docx, true, "attachment"), InlineData(FileKind.Jpeg, false, "attachment")]
    public async Task A_download_is_never_a_page(FileKind kind, bool inline, string disposition)
    {
        var content = kind switch { FileKind.Jpeg => Pictures.Of(kind), FileKind.Pdf => "%PDF-1.7\n%%EOF"u8.ToArray(), _ => Zip(("word/document.xml", "<x/>")) };
        var file = (await ReceiveAsync(content, "工资 \"表\".x")).OrRefuse();
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Response.Body = new MemoryStream();
        await FileDownload.Send(_store, file, inline).ExecuteAsync(http);
        var headers = http.Response.Headers;
        headers.ContentDisposition.ToString().ShouldStartWith(disposition + ";");
        headers.ContentDisposition.ToString().ShouldContain("filename*=UTF-8''%E5%B7%A5");
        (headers.XContentTypeOptions.ToString(), headers.ContentType.ToString()).ShouldBe(("nosniff", kind.MediaType()));
        headers.ContentSecurityPolicy.ToString().ShouldStartWith("sandbox;");
        http.Response.Body.Length.ShouldBe(file.Length);
    }

    [Fact]
    public void An_address_that_is_no_hash_never_reaches_the_disk() =>
        Should.Throw<ArgumentException>(() => _store.Open("../../../etc/passwd".PadRight(64, 'a')));

    [Theory]
    [InlineData("stream: OK", null)]
    [InlineData("stream: Eicar-Test-Signature FOUND", FileRefusal.Infected)]
    [InlineData("INSTREAM size limit exceeded. ERROR", FileRefusal.NotScanned)]
    [InlineData(null, FileRefusal.NotScanned)]
    public async Task A_file_is_kept_only_when_the_scanner_has_seen_all_of_it_and_found_nothing(string? verdict, FileRefusal? refusal)
    {
        using var daemon = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        daemon.Start();
        var port = ((System.Net.IPEndPoint)daemon.LocalEndpoint).Port;
        if (verdict is null) daemon.Stop();
        var listening = verdict is null ? Task.FromResult<byte[]>([]) : ListenAsync(daemon, verdict);
        var png = Pictures.Of(FileKind.Png);
        var receipt = await new FileIntake(_store, new(), [ClamdScanner.At($"127.0.0.1:{port}")]).ReceiveAsync(new MemoryStream(png), "x.png");
        receipt.Refusal.ShouldBe(refusal);
        receipt.Sentence?.ShouldContain("x.png");
        if (verdict is not null) (await listening).Length.ShouldBeGreaterThanOrEqualTo(png.Length / 2);
        NothingLeftBehind();
    }

    [Theory]
    [InlineData("clamd", "clamd", 3310), InlineData("clamd:3311", "clamd", 3311), InlineData("10.0.0.7:3311", "10.0.0.7", 3311), InlineData("::1", "::1", 3310), InlineData("[fe80::7]:3311", "fe80::7", 3311)]
    public void A_scanner_is_found_by_name_or_number(string address, string host, int port)
    {
        var place = ClamdScanner.At(address).Place;
        (place.Host, place.Port).ShouldBe((host, port));
    }

    [Fact]
    public void A_scanner_that_cannot_be_an_address_is_refused_and_a_large_file_is_waited_for()
    {
        foreach (var wrong in new[] { "clamd:x", "a b", "clamd/3310", ":3310" }) Should.Throw<FormatException>(() => ClamdScanner.At(wrong)).Message.ShouldContain(wrong);
        ClamdScanner.PatienceFor(1 << 10).ShouldBe(TimeSpan.FromSeconds(30));
        ClamdScanner.PatienceFor(200L << 20).ShouldBe(TimeSpan.FromSeconds(130));
    }

    // As clamd does: a command, then pieces each after its length, until one of none.
    private static async Task<byte[]> ListenAsync(System.Net.Sockets.TcpListener daemon, string verdict)
    {
        using var client = await daemon.AcceptTcpClientAsync();
        await using var line = client.GetStream();
        var (heard, head) = (new MemoryStream(), new byte[10]);
        await line.ReadExactlyAsync(head);
        Encoding.ASCII.GetString(head).ShouldBe("zINSTREAM\0");
        var length = new byte[4];
        while (true)
        {
            await line.ReadExactlyAsync(length);
            var piece = new byte[System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(length)];
            if (piece.Length == 0) break;
            await line.ReadExactlyAsync(piece);
            heard.Write(piece);
        }
        await line.WriteAsync(Encoding.ASCII.GetBytes(verdict + "\0"));
        return heard.ToArray();
    }

    private Task<FileReceipt> ReceiveAsync(byte[] content, string? name) => new FileIntake(_store, new()).ReceiveAsync(new MemoryStream(content), name);

    private void NothingLeftBehind() => Directory.GetFiles(Path.Combine(_folder, "incoming")).ShouldBeEmpty();

    private static byte[] Workbook()
    {
        var stream = new MemoryStream();
        using (var table = TableWriter.Xlsx(stream, "x", [new("a")])) table.Row("b");
        return stream.ToArray();
    }

    private static byte[] Riff(string content) => [.. "RIFF"u8, .. BitConverter.GetBytes(content.Length), .. Encoding.ASCII.GetBytes(content)];

    private static byte[] Video(string place, int data = 100) =>
    [
        .. Box("ftyp", "mp42\0\0\0\0isom"u8.ToArray()),
        .. Box("moov", [.. Box("mvhd", new byte[100]), .. Box("trak", Box("tkhd", new byte[80])), .. Box("udta", Encoding.Latin1.GetBytes(place))]),
        .. Box("mdat", [.. "the picture data"u8, .. new byte[data]]),
    ];

    private static byte[] Box(string name, byte[] body)
    {
        var size = BitConverter.GetBytes(body.Length + 8);
        Array.Reverse(size);
        return [.. size, .. Encoding.ASCII.GetBytes(name), .. body];
    }

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        return stream.ToArray();
    }

    /// <summary>A sender that never stops.</summary>
    private sealed class Endless(byte[] head) : Stream
    {
        public long Given { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Given; set => throw new NotSupportedException(); }
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var i = 0; i < count; i++) buffer[offset + i] = Given + i < head.Length ? head[Given + i] : (byte)7;
            Given += count;
            return count;
        }
    }
}
