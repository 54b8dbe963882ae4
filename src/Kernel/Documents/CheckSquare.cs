using QRCoder;

namespace Niangjia.Kernel.Documents;

/// <summary>The QR code on a document.</summary>
internal static class CheckSquare
{
    /// <summary>Dark modules by row and column, with the quiet zone of four modules that scanners need.</summary>
    public static bool[][] Modules(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return [.. data.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())];
    }

    /// <summary>The same as a picture, for Word.</summary>
    public static byte[] Png(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return new PngByteQRCode(data).GetGraphic(8);
    }
}
