using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Niangjia.Kernel.Data.Writing;

/// <summary>
/// Raises number series for many who ask at once, on a connection of its own. Its commit need not be on the disk when it ends: nobody shows a number before the
/// row that bears it is committed, and that commit, later in the same log, brings this one to the disk with it. What a power cut takes away nobody has seen.
/// </summary>
internal abstract class SeriesStore : IAsyncDisposable
{
    public static SeriesStore Of(string connectionString, SqliteTurn turn) =>
        DatabaseSetup.ProviderOf(connectionString) == DatabaseProvider.Postgres ? new PostgresSeries(connectionString) : new SqliteSeries(connectionString, turn);

    /// <summary>Raises each series by so many; gives the last number of each.</summary>
    public abstract Task<IReadOnlyDictionary<string, int>> RaiseAsync(IReadOnlyList<(string Series, int By)> raises);

    public abstract ValueTask DisposeAsync();

    private const string OnConflict = """ON CONFLICT ("Series") DO UPDATE SET "Last" = kernel_number."Last" + excluded."Last" RETURNING "Series", "Last" """;

    private sealed class PostgresSeries(string connectionString) : SeriesStore
    {
        private const string Sql = $"""INSERT INTO kernel_number ("Series", "Last") SELECT * FROM unnest($1::text[], $2::integer[]) {OnConflict}""";
        private readonly PostgresLine _line = new(connectionString, "SET synchronous_commit = off");

        public override async Task<IReadOnlyDictionary<string, int>> RaiseAsync(IReadOnlyList<(string Series, int By)> raises)
        {
            await using var command = new NpgsqlCommand(Sql, await _line.OpenAsync());
            command.Parameters.Add(new NpgsqlParameter { Value = raises.Select(raise => raise.Series).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            command.Parameters.Add(new NpgsqlParameter { Value = raises.Select(raise => raise.By).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
            var last = new Dictionary<string, int>(raises.Count);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) last[reader.GetString(0)] = reader.GetInt32(1);
            return last;
        }

        public override ValueTask DisposeAsync() => _line.DisposeAsync();
    }

    private sealed class SqliteSeries(string connectionString, SqliteTurn turn) : SeriesStore
    {
        private readonly SqliteLine _line = new(connectionString, isLazy: true);
        private SqliteCommand? _raise;

        public override async Task<IReadOnlyDictionary<string, int>> RaiseAsync(IReadOnlyList<(string Series, int By)> raises)
        {
            using var mine = await turn.TakeAsync();
            var last = new Dictionary<string, int>(raises.Count);
            if (!_line.IsOpen) _raise = null;
            _line.Within(() =>
            {
                _raise ??= Prepare();
                foreach (var (series, by) in raises)
                {
                    (_raise.Parameters[0].Value, _raise.Parameters[1].Value) = (series, by);
                    using var reader = _raise.ExecuteReader();
                    while (reader.Read()) last[reader.GetString(0)] = reader.GetInt32(1);
                }
            });
            return last;
        }

        public override ValueTask DisposeAsync()
        {
            _line.Dispose();
            return ValueTask.CompletedTask;
        }

        private SqliteCommand Prepare()
        {
            var raise = _line.Prepare($"""INSERT INTO kernel_number ("Series", "Last") VALUES ($series, $by) {OnConflict}""");
            raise.Parameters.AddWithValue("$series", "");
            raise.Parameters.AddWithValue("$by", 0);
            return raise;
        }
    }
}
