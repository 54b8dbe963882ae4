using System.Text;
using System.Text.RegularExpressions;
using MimeKit.Text;

namespace Niangjia.Cases.Mail;

/// <summary>The words of a letter: pages made into text, quotes and signatures cut off.</summary>
internal static partial class LetterText
{
    private static readonly HashSet<HtmlTagId> Unseen = [HtmlTagId.Script, HtmlTagId.Style, HtmlTagId.Head, HtmlTagId.Title, HtmlTagId.BlockQuote];

    private static readonly HashSet<HtmlTagId> Lines =
    [
        HtmlTagId.P, HtmlTagId.Div, HtmlTagId.Br, HtmlTagId.TR, HtmlTagId.LI, HtmlTagId.UL, HtmlTagId.OL, HtmlTagId.Table, HtmlTagId.H1, HtmlTagId.H2, HtmlTagId.H3, HtmlTagId.H4, HtmlTagId.HR, HtmlTagId.Pre,
    ];

    /// <summary>The text of a page as a reader sees it, without what it quotes.</summary>
    public static string OfHtml(string html)
    {
        var (text, hidden) = (new StringBuilder(), 0);
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        while (tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
            {
                if (Unseen.Contains(tag.Id) && !tag.IsEmptyElement) hidden = Math.Max(0, hidden + (tag.IsEndTag ? -1 : 1));
                else if (hidden == 0 && Lines.Contains(tag.Id) && text.Length > 0 && text[^1] != '\n') text.Append('\n');
                else if (hidden == 0 && tag.Id is HtmlTagId.TD or HtmlTagId.TH) text.Append(' ');
            }
            else if (hidden == 0 && token is HtmlDataToken { Kind: HtmlTokenKind.Data } data)
            {
                text.Append(Blanks().Replace(data.Data, " "));
            }
        }
        return text.ToString();
    }

    /// <summary>What the sender wrote: nothing quoted, no signature. A letter that only forwards keeps what it forwards.</summary>
    public static string Own(string text)
    {
        var lines = Clean(text.ReplaceLineEndings("\n").Replace('\u00A0', ' ')).Split('\n').Select(line => line.TrimEnd()).ToList();
        var own = Kept(lines);
        if (own.Length > 0) return own;
        // Nothing above the quote: then the quote is what is meant.
        return Tidy(lines.Where(line => !Mark().IsMatch(line) && !Head().IsMatch(line)).Select(line => line.TrimStart('>', ' ')));
    }

    // A page may write any character by its number: no database takes a zero or half an emoji.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\n' or '\t' || !Rune.IsControl(rune)));

    private static string Kept(List<string> lines)
    {
        var kept = new List<string>();
        foreach (var (at, line) in lines.Index())
        {
            if (line is "--" or "-- " || Mark().IsMatch(line) || Wrote().IsMatch(line)) break;
            // A block of headings stands above what was answered or forwarded.
            if (Head().IsMatch(line) && lines.Skip(at + 1).Take(3).Any(next => Head().IsMatch(next))) break;
            if (line.StartsWith('>') || Device().IsMatch(line)) continue;
            kept.Add(line);
        }
        return Tidy(kept);
    }

    private static string Tidy(IEnumerable<string> lines) => ManyLines().Replace(string.Join('\n', lines), "\n\n").Trim();

    [GeneratedRegex(@"[ \t\r\n]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex ManyLines();

    [GeneratedRegex(@"^\s*-{2,}\s*(original message|forwarded message|原始邮件|转发的?邮件(信息)?|回复的?原?邮件(信息)?)\s*-{2,}", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\s*(on .{4,120} wrote:|(在|于)?.{4,120}(写道|寫道)[:：])\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Wrote();

    [GeneratedRegex(@"^\s*>*\s*\**(发件人|寄件人|收件人|发送时间|发送日期|日期|时间|主题|抄送|from|to|sent|date|subject|cc)\**\s*[:：]", RegexOptions.IgnoreCase)]
    private static partial Regex Head();

    [GeneratedRegex(@"^\s*(发自我的\s*\S+|sent from my .{2,30}|从\s*.{2,20}\s*发送|来自\s*.{2,20}邮箱|发自.{2,20}邮箱)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Device();
}
