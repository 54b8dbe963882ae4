using System.Text;
using System.Text.Unicode;

namespace Niangjia.Kernel.Tables;

/// <summary>Text tables: UTF-8, UTF-16 with mark, GBK/GB18030; comma, semicolon or tab; quotes as in RFC 4180.</summary>
internal static class CsvReader
{
    public static IEnumerable<TableRow> Read(Stream stream)
    {
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var text = Decode(bytes);
        return Parse(text, SeparatorOf(text));
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble)) return Strict(Encoding.UTF8).GetString(bytes.AsSpan(3));
            if (bytes.AsSpan().StartsWith(Encoding.Unicode.Preamble)) return Strict(Encoding.Unicode).GetString(bytes.AsSpan(2));
            if (bytes.AsSpan().Contains((byte)0)) throw new RefusedException(TablesText.NoTable);
            if (Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
            var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
            return gb18030.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException(TablesText.UnknownEncoding);
        }
    }

    private static Encoding Strict(Encoding encoding) =>
        Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>The most frequent candidate outside quotes in the first lines; a comma when there is none.</summary>
    private static char SeparatorOf(string text)
    {
        var (commas, semicolons, tabs) = (0, 0, 0);
        var quoted = false;
        var lines = 0;
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (c == ',') commas++;
            else if (c == ';') semicolons++;
            else if (c == '\t') tabs++;
            else if (c == '\n' && commas + semicolons + tabs > 0 && ++lines == 5) break;
        }
        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static IEnumerable<TableRow> Parse(string text, char separator)
    {
        var cells = new List<TableCell>();
        var cell = new StringBuilder();
        var (line, begin, at) = (1, 1, 0);
        while (at < text.Length)
        {
            // One turn of this loop reads one cell and what ends it.
            if (text[at] == '"' || text[at] == '=' && at + 1 < text.Length && text[at + 1] == '"')
            {
                // ="0515" is how spreadsheets are told in csv that digits are text.
                var opened = line;
                at += text[at] == '=' ? 2 : 1;
                while (true)
                {
                    if (at >= text.Length) throw new RefusedException(string.Format(TablesText.QuoteNotClosed, opened));
                    if (text[at] == '"' && (at + 1 >= text.Length || text[at + 1] != '"')) break;
                    if (text[at] == '"') at++;
                    if (text[at] == '\n') line++;
                    cell.Append(text[at++]);
                }
                at++;
            }
            while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n')) cell.Append(text[at++]);
            if (cell.Length > TableLimits.CellLength) throw new RefusedException(string.Format(TablesText.CellTooLong, line));
            cells.Add(new(CsvFormula.Restore(cell.ToString())));
            cell.Clear();
            if (at < text.Length && text[at] == separator)
            {
                at++;
                if (at < text.Length) continue;
                cells.Add(new(""));
            }
            if (at < text.Length && text[at] == '\r') at++;
            if (at < text.Length && text[at] == '\n') at++;
            yield return new(begin, cells);
            cells = [];
            begin = ++line;
        }
    }
}

/// <summary>Who writes csv keeps spreadsheets from taking text for a formula by an apostrophe before a leading = + - @ tab or return; here it is lost again.</summary>
internal static class CsvFormula
{
    public static string Restore(string text) => text.Length > 1 && text[0] == '\'' && IsDangerous(text.AsSpan(1)) ? text[1..] : text;

    private static bool IsDangerous(ReadOnlySpan<char> text)
    {
        text = text.TrimStart('\'');
        return text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠';
    }
}
