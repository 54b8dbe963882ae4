using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Niangjia.Database.Tests;

/// <summary>Reads back what a database is made of.</summary>
internal static class Schema
{
    private const string OfPostgres = """
        select 'column ' || table_name || '.' || column_name || ' ' || data_type || coalesce('(' || character_maximum_length || ')', '') || ' ' || is_nullable
            || coalesce(' collate ' || collation_name, '') || coalesce(' default ' || column_default, '') from information_schema.columns where table_schema = 'public'
        union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
        union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
        """;

    private const string OfSqlite = """
        select 'column ' || m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk || coalesce(' default ' || c.dflt_value, '')
        from sqlite_schema m join pragma_table_xinfo(m.name) c where m.type = 'table'
        union all select type || ' ' || tbl_name || ' ' || coalesce(sql, name) from sqlite_schema where type in ('index', 'trigger', 'view')
        union all select 'reference ' || m.name || '.' || f."from" || ' ' || f."table" || ' ' || f.on_delete from sqlite_schema m join pragma_foreign_key_list(m.name) f where m.type = 'table'
        """;

    /// <summary>One line for each column, index and constraint, without what belongs to the migrations themselves.</summary>
    public static async Task<HashSet<string>> ReadAsync(Db db, string connectionString) =>
        [.. (await QueryAsync(db, connectionString, db == Db.Postgres ? OfPostgres : OfSqlite)).Where(line => !line.Contains("__EFMigrations", StringComparison.Ordinal))];

    /// <summary>Number of rows of every table.</summary>
    public static async Task<Dictionary<string, string>> CountRowsAsync(Db db, string connectionString)
    {
        var tables = await QueryAsync(db, connectionString, db == Db.Postgres
            ? "select tablename from pg_tables where schemaname = 'public'"
            : "select name from sqlite_schema where type = 'table' and name not like 'sqlite%'");
        var counts = new Dictionary<string, string>();
        foreach (var table in tables) counts[table] = (await QueryAsync(db, connectionString, $"select count(*) || '' from \"{table}\"")).Single();
        return counts;
    }

    /// <summary>Ids of all rows of a table.</summary>
    public static Task<List<string>> IdsAsync(Db db, string connectionString, string table) => QueryAsync(db, connectionString, $"""select cast("Id" as text) from {table}""");

    private static async Task<List<string>> QueryAsync(Db db, string connectionString, string sql)
    {
        await using DbConnection connection = db == Db.Postgres ? new NpgsqlConnection(connectionString) : new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }
}
