using System.Buffers.Binary;
using System.Buffers.Text;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Columns;
using Npgsql;
using SQLitePCL;

namespace Niangjia.Kernel.Data;

/// <summary>
/// Reads the rows of columns from the database as they come, without an object a row: by COPY from PostgreSQL, field by field from SQLite. The query gives the fields that
/// <see cref="ColumnLayout.Fields"/> counts, in that order.
/// </summary>
internal abstract class ColumnDialect
{
    private static readonly ColumnDialect Sqlite = new SqliteColumns();
    private static readonly ColumnDialect Postgres = new PostgresColumns();

    /// <summary>Adds all rows of a query; when as many as fit into a block have come, <paramref name="full"/> takes them away.</summary>
    public static async Task ReadAsync(AppDbContext db, IQueryable query, ColumnRows rows, Action? full, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = query.CreateDbCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            await (db.Dialect.IsPostgres ? Postgres : Sqlite).ReadAsync(command, rows, full ?? (() => { }), cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    protected abstract Task ReadAsync(DbCommand command, ColumnRows rows, Action full, CancellationToken cancellationToken);

    private static void Check(ColumnLayout layout, int fields)
    {
        if (fields != layout.Fields) throw new InvalidOperationException($"The rows have {fields} fields where their layout has {layout.Fields}: a query gives the same thing only once.");
    }

    private static void CallWhenFull(ColumnRows rows, Action full)
    {
        if (rows.Count >= ColumnBlock.Rows) full();
    }

    private sealed class SqliteColumns : ColumnDialect
    {
        protected override async Task ReadAsync(DbCommand command, ColumnRows rows, Action full, CancellationToken cancellationToken)
        {
            await using var reader = (SqliteDataReader)await command.ExecuteReaderAsync(cancellationToken);
            Check(rows.Layout, reader.FieldCount);
            while (await reader.ReadAsync(cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Take(reader.Handle!, rows);
                CallWhenFull(rows, full);
            }
        }

        private static void Take(sqlite3_stmt row, ColumnRows rows)
        {
            var (layout, field) = (rows.Layout, 0);
            rows.Add(Utf8Parser.TryParse(raw.sqlite3_column_blob(row, field++), out Guid key, out _) ? key : throw new FormatException("A key is no GUID."));
            for (var code = 0; code < layout.Codes; code++, field++)
            {
                if (IsNull(row, field)) rows.SetNoCode(code);
                else rows.SetCode(code, raw.sqlite3_column_blob(row, field));
            }
            for (var day = 0; day < layout.Days; day++, field++) rows.SetDay(day, DayOf(row, field));
            rows.SetFlags(raw.sqlite3_column_int64(row, field++));
            for (var amount = 0; amount < layout.Amounts; amount++, field++) rows.SetAmount(amount, raw.sqlite3_column_int64(row, field));
        }

        // An instant is a number of UTC ticks, a day is text.
        private static ushort DayOf(sqlite3_stmt row, int field) => raw.sqlite3_column_type(row, field) switch
        {
            raw.SQLITE_NULL => 0,
            raw.SQLITE_INTEGER => DayCode.OfNumber((raw.sqlite3_column_int64(row, field) + ChinaTime.Offset.Ticks) / TimeSpan.TicksPerDay),
            _ => DayCode.Of(Utf8Parser.TryParse(raw.sqlite3_column_blob(row, field), out DateTime day, out _) ? DateOnly.FromDateTime(day) : DateOnly.Parse(raw.sqlite3_column_text(row, field).utf8_to_string(), null)),
        };

        private static bool IsNull(sqlite3_stmt row, int field) => raw.sqlite3_column_type(row, field) == raw.SQLITE_NULL;
    }

    private sealed class PostgresColumns : ColumnDialect
    {
        private const long MicrosecondsPerDay = 86_400_000_000;
        private static readonly long OffsetInMicroseconds = ChinaTime.Offset.Ticks / TimeSpan.TicksPerMicrosecond;
        private static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;

        protected override Task ReadAsync(DbCommand command, ColumnRows rows, Action full, CancellationToken cancellationToken) =>
            command.Parameters.Count == 0 ? CopyAsync(command, rows, full, cancellationToken) : SelectAsync((NpgsqlCommand)command, rows, full, cancellationToken);

        private static async Task CopyAsync(DbCommand command, ColumnRows rows, Action full, CancellationToken cancellationToken)
        {
            var connection = (NpgsqlConnection)command.Connection!;
            await using var stream = await connection.BeginRawBinaryCopyAsync($"COPY ({command.CommandText.TrimEnd(';', '\n', ' ')}) TO STDOUT (FORMAT BINARY)", cancellationToken);
            // The head is 19 bytes: a signature, no flags, nothing more.
            var (buffer, start, end) = (new byte[1 << 16], 19, 0);
            while (true)
            {
                for (var took = 1; took > 0; start += took)
                {
                    took = start < end ? Take(buffer.AsSpan(start, end - start), rows) : 0;
                    if (took < 0) return;
                    CallWhenFull(rows, full);
                }
                if (start < end) Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
                if (start <= end) (start, end) = (0, end - start);
                if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
                if (await stream.ReadAsync(buffer.AsMemory(end), cancellationToken) is > 0 and var read) end += read;
                else throw new EndOfStreamException("The copy ended before its end.");
            }
        }

        // How many bytes the row at the beginning took: none when it is not whole yet, less than none when there is no more.
        private static int Take(ReadOnlySpan<byte> bytes, ColumnRows rows)
        {
            if (bytes.Length < 2) return 0;
            var (fields, at) = (BinaryPrimitives.ReadInt16BigEndian(bytes), 2);
            if (fields < 0) return -1;
            Check(rows.Layout, fields);
            for (var field = 0; field < fields; field++)
            {
                if (at + 4 > bytes.Length) return 0;
                at += 4 + Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(bytes[at..]));
            }
            if (at > bytes.Length) return 0;
            var rest = bytes[2..];
            var layout = rows.Layout;
            rows.Add(new Guid(Next(ref rest), bigEndian: true));
            for (var code = 0; code < layout.Codes; code++)
            {
                var text = Next(ref rest, out var isNull);
                if (isNull) rows.SetNoCode(code);
                else rows.SetCode(code, text);
            }
            for (var day = 0; day < layout.Days; day++) rows.SetDay(day, DayOf(Next(ref rest)));
            rows.SetFlags(NumberOf(Next(ref rest)));
            for (var amount = 0; amount < layout.Amounts; amount++) rows.SetAmount(amount, NumberOf(Next(ref rest)));
            return at;
        }

        private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest) => Next(ref rest, out _);

        private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest, out bool isNull)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest);
            isNull = length < 0;
            var field = rest.Slice(4, Math.Max(0, length));
            rest = rest[(4 + field.Length)..];
            return field;
        }

        // An instant is eight bytes of microseconds, a day four, both from 2000 on.
        private static ushort DayOf(ReadOnlySpan<byte> field) => field.Length switch
        {
            0 => 0,
            8 => DayCode.OfNumber(FirstDay + Floor(BinaryPrimitives.ReadInt64BigEndian(field) + OffsetInMicroseconds, MicrosecondsPerDay)),
            _ => DayCode.OfNumber(FirstDay + (long)BinaryPrimitives.ReadInt32BigEndian(field)),
        };

        private static long NumberOf(ReadOnlySpan<byte> field) => field.Length switch
        {
            0 => 0,
            8 => BinaryPrimitives.ReadInt64BigEndian(field),
            _ => BinaryPrimitives.ReadInt32BigEndian(field),
        };

        private static long Floor(long number, long by) => (number - (number < 0 ? by - 1 : 0)) / by;

        // A copy takes no parameters.
        private static async Task SelectAsync(NpgsqlCommand command, ColumnRows rows, Action full, CancellationToken cancellationToken)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            Check(rows.Layout, reader.FieldCount);
            var layout = rows.Layout;
            while (await reader.ReadAsync(cancellationToken))
            {
                var field = 0;
                rows.Add(reader.GetGuid(field++));
                for (var code = 0; code < layout.Codes; code++, field++) rows.SetCode(code, reader.IsDBNull(field) ? null : reader.GetString(field));
                for (var day = 0; day < layout.Days; day++, field++) rows.SetDay(day, DayOf(reader, field));
                rows.SetFlags(reader.GetInt64(field++));
                for (var amount = 0; amount < layout.Amounts; amount++, field++) rows.SetAmount(amount, reader.IsDBNull(field) ? 0 : reader.GetInt64(field));
                CallWhenFull(rows, full);
            }
        }

        private static ushort DayOf(NpgsqlDataReader reader, int field) => reader.IsDBNull(field) ? (ushort)0 : DayCode.Of(
            reader.GetDataTypeName(field) == "date" ? reader.GetFieldValue<DateOnly>(field) : ChinaTime.DateOf(reader.GetFieldValue<DateTimeOffset>(field)));
    }
}
