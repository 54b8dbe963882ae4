using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Niangjia.Kernel.Documents;

/// <summary>
/// An official document as it is read: what all writers (PDF, Word, page) draw from, and what is frozen when it is issued. It is Chinese whatever the
/// language of whoever makes it, and holds no layout.
/// </summary>
/// <param name="Title">Name of the document: 调解协议书.</param>
/// <param name="Unit">Unit that issues it; it stands above the title and at the seal.</param>
/// <param name="Reference">Number of the matter (案号).</param>
/// <param name="Blocks">What it says.</param>
public sealed record PaperDocument(string Title, string Unit, string Reference, IReadOnlyList<Block> Blocks)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Number of the document (文号); null for a draft.</summary>
    public string? Number { get; init; }

    /// <summary>Day of issue; null for a draft.</summary>
    public DateOnly? On { get; init; }

    /// <summary>To whom it goes; each of them gets it with the own name alone (<see cref="For"/>).</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Whether there is a place for the seal of the unit.</summary>
    public bool HasSeal { get; init; } = true;

    /// <summary>Marks of the copies (申请人留存 …); empty when one copy is enough.</summary>
    public IReadOnlyList<string> Copies { get; init; } = [];

    /// <summary>Texts that only some readers see in full; the blocks name them by <see cref="GuardedText.Token"/>.</summary>
    public IReadOnlyList<GuardedText> Guarded { get; init; } = [];

    /// <summary>Version of the template (R §14).</summary>
    public string Template { get; init; } = "";

    /// <summary>The code anybody checks it by; no part of what is frozen, for it follows from it.</summary>
    [JsonIgnore]
    public CheckMark? Check { get; init; }

    /// <summary>Marked across as a draft.</summary>
    [JsonIgnore]
    public bool IsDraft { get; init; }

    /// <summary>What is kept when it is issued.</summary>
    public string Freeze() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="Freeze"/> wrote.</summary>
    public static PaperDocument Thaw(string frozen) => JsonSerializer.Deserialize<PaperDocument>(frozen, Json)!;

    /// <summary>SHA-256, lower-case hexadecimal, of everything a frozen document says.</summary>
    public static string DigestOf(string frozen) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(frozen)));

    /// <summary>The document for one reader: guarded texts in full where <paramref name="opens"/> says so, masked everywhere else, and then gone from it.</summary>
    /// <param name="opens">What the reader may read in full.</param>
    /// <param name="to">The addressee who reads it; null for the file of the unit.</param>
    public PaperDocument For(Func<GuardedText, bool> opens, string? to = null)
    {
        string Told(string text) => Guarded.Aggregate(text, (told, guarded) => told.Replace(guarded.Token, opens(guarded) ? guarded.Full : guarded.Masked, StringComparison.Ordinal));
        var blocks = Guarded.Count == 0 ? Blocks : [.. Blocks.Select(block => block.Map(Told))];
        return this with { Blocks = blocks, Guarded = [], To = to is null || To.Count == 0 ? To : [to] };
    }

    /// <summary>Everything that stands in it, the addressees first.</summary>
    [JsonIgnore]
    public IEnumerable<Block> Body => To.Count == 0 ? Blocks : Blocks.Prepend(new Paragraph($"{string.Join('、', To)}：", Flush: true));
}

/// <summary>A text that only some readers see in full, such as an account number (R-PRI-04) or a proposal made in the talks (R-EVD-02).</summary>
/// <param name="Key">What it is: <c>account-1</c>, <c>proposals</c>.</param>
/// <param name="Masked">What all others read.</param>
/// <param name="Full">The text itself.</param>
public sealed record GuardedText(string Key, string Masked, string Full)
{
    /// <summary>Stands in the blocks where the text belongs; white brackets occur in no ordinary text.</summary>
    [JsonIgnore]
    public string Token => $"⟦{Key}⟧";
}

/// <summary>What leads from the paper to the page that confirms it.</summary>
/// <param name="Url">Absolute address in the QR code.</param>
/// <param name="Code">The code to type.</param>
/// <param name="Digest">SHA-256 of the frozen document.</param>
public sealed record CheckMark(string Url, string Code, string Digest);

/// <summary>One part of a document.</summary>
[JsonDerivedType(typeof(Paragraph), "p")]
[JsonDerivedType(typeof(Heading), "h")]
[JsonDerivedType(typeof(Listing), "ol")]
[JsonDerivedType(typeof(Grid), "table")]
[JsonDerivedType(typeof(Signatures), "sign")]
public abstract record Block
{
    internal virtual Block Map(Func<string, string> told) => this;
}

/// <summary>A paragraph; its first line is indented by two characters.</summary>
/// <param name="Text">One line, no breaks.</param>
/// <param name="Term">What it is about, set in bold before it: 申请人：</param>
/// <param name="Flush">Without indent: the addressee of a notice.</param>
public sealed record Paragraph(string Text, string? Term = null, bool Flush = false) : Block
{
    internal override Block Map(Func<string, string> told) => this with { Text = told(Text) };
}

/// <summary>Heading of a section; never the last line of a page.</summary>
public sealed record Heading(string Text) : Block;

/// <summary>Numbered items.</summary>
public sealed record Listing(IReadOnlyList<string> Items) : Block
{
    internal override Block Map(Func<string, string> told) => new Listing([.. Items.Select(told)]);
}

/// <summary>A table; its head is repeated on each page.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">As many cells a row as there are columns.</param>
public sealed record Grid(IReadOnlyList<GridColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block
{
    internal override Block Map(Func<string, string> told) => this with { Rows = [.. Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(told)])] };
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Weight">Its share of the width.</param>
/// <param name="Right">Numbers stand at the right.</param>
public sealed record GridColumn(string Title, int Weight = 1, bool Right = false);

/// <summary>Where people sign, two beside each other.</summary>
public sealed record Signatures(IReadOnlyList<SignatureLine> Lines) : Block;

/// <summary>One signature, given or still to be given on paper.</summary>
/// <param name="Role">As what: 申请人.</param>
/// <param name="Name">Who.</param>
/// <param name="Png">The strokes drawn on a phone or tablet, if there are any.</param>
/// <param name="Note">How and when it was given; null leaves a line for pen and date.</param>
public sealed record SignatureLine(string Role, string Name, byte[]? Png = null, string? Note = null);
