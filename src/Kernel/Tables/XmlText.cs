using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Niangjia.Kernel.Tables;

/// <summary>A buffer of UTF-8 in front of a stream that escapes what XML and spreadsheets cannot hold.</summary>
internal sealed class XmlText(Stream stream) : IDisposable
{
    private const int Size = 1 << 16;
    private const int Room = 64;
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => c is not ('<' or '>' or '&' or '_' or '"'))]);
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int _used;

    /// <summary>Markup as it is.</summary>
    public void Raw(ReadOnlySpan<byte> markup)
    {
        if (_used + markup.Length > Size) Flush();
        if (markup.Length > Size)
        {
            stream.Write(markup);
            return;
        }
        markup.CopyTo(_buffer.AsSpan(_used));
        _used += markup.Length;
    }

    /// <inheritdoc cref="Raw(ReadOnlySpan{byte})"/>
    public void Raw(string markup) => Raw(Encoding.UTF8.GetBytes(markup));

    /// <summary>A whole number.</summary>
    public void Number(int number)
    {
        if (_used + Room > Size) Flush();
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_used), out var written);
        _used += written;
    }

    /// <summary>A number with a point, whatever the culture.</summary>
    public void Number(decimal number)
    {
        if (_used + Room > Size) Flush();
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_used), out var written);
        _used += written;
    }

    /// <summary>Text of an element or attribute.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (_used + Room > Size) Flush();
            var plain = text.IndexOfAnyExcept(Plain);
            if (plain != 0)
            {
                var run = text[..Math.Min(plain < 0 ? text.Length : plain, Size - _used)];
                _used += Encoding.ASCII.GetBytes(run, _buffer.AsSpan(_used));
                text = text[run.Length..];
                continue;
            }
            Rune.DecodeFromUtf16(text, out var rune, out var length);
            // _x0041_ would be read back as A, so an underscore before an x is itself written that way.
            if (rune.Value == '_' && text.Length > 1 && text[1] is 'x' or 'X') Raw("_x005F_"u8);
            else Escape(rune);
            text = text[length..];
        }
    }

    public void Dispose()
    {
        Flush();
        stream.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void Escape(Rune rune)
    {
        switch (rune.Value)
        {
            case '<': Raw("&lt;"u8); break;
            case '>': Raw("&gt;"u8); break;
            case '&': Raw("&amp;"u8); break;
            case '"': Raw("&quot;"u8); break;
            // A bare return would come back as a line feed.
            case '\r': Raw("_x000D_"u8); break;
            case '\n' or '\t': _buffer[_used++] = (byte)rune.Value; break;
            // XML 1.0 has no place for control characters.
            case < ' ' or 0xFFFE or 0xFFFF: break;
            default: _used += rune.EncodeToUtf8(_buffer.AsSpan(_used)); break;
        }
    }

    private void Flush()
    {
        stream.Write(_buffer, 0, _used);
        _used = 0;
    }
}
