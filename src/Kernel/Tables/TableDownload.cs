using Microsoft.AspNetCore.Http;

namespace Niangjia.Kernel.Tables;

/// <summary>Sends a table as a download.</summary>
public static class TableDownload
{
    /// <summary>Type of xlsx files.</summary>
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>
    /// Writes the rows into a temporary file and answers with it, so that a query that fails half-way gives an error page and not half a table.
    /// </summary>
    /// <param name="name">File name without ending; <c>.xlsx</c> is added.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="write">Writes the rows; may query as it goes.</param>
    /// <param name="note">See <see cref="TableWriter.Xlsx"/>.</param>
    public static async Task<IResult> XlsxAsync(string name, IReadOnlyList<TableColumn> columns, Func<TableWriter, Task> write, string? note = null)
    {
        var file = Temporary();
        try
        {
            using (var table = TableWriter.Xlsx(file, name, columns, note)) await write(table);
            file.Position = 0;
            return Results.Stream(file, XlsxType, Files.FileNames.Clean(name) + ".xlsx");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static FileStream Temporary() => new(Path.GetTempFileName(), new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.ReadWrite,
        Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
    });
}
