using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Search;

namespace Niangjia.Kernel.Data;

/// <summary>
/// Full text on the two databases: FTS5 that follows the table by triggers on SQLite, a generated <c>tsvector</c> with a GIN index on PostgreSQL.
/// Both get words cut by <see cref="SearchWords"/>, so they find the same.
/// </summary>
public abstract class SearchDialect
{
    /// <summary>The table both indexes follow.</summary>
    public const string Table = "kernel_search";

    private static readonly SearchDialect Sqlite = new SqliteSearch();
    private static readonly SearchDialect Postgres = new PostgresSearch();

    /// <summary>The dialect of a context.</summary>
    public static SearchDialect Of(AppDbContext db) => Of(db.Dialect);

    internal static SearchDialect Of(Dialect dialect) => dialect.IsPostgres ? Postgres : Sqlite;

    /// <summary>Statements that make the index; each may run again and again.</summary>
    internal abstract IReadOnlyList<string> Ddl { get; }

    /// <summary>The words as they are stored.</summary>
    internal abstract string Write(IReadOnlyList<string> words);

    /// <summary>The stored words with blanks between them.</summary>
    internal abstract string Read(string stored);

    /// <summary>The entries that hold every term.</summary>
    internal abstract IQueryable<SearchEntry> Matching(AppDbContext db, IReadOnlyList<SearchTerm> terms);

    private sealed class SqliteSearch : SearchDialect
    {
        internal override IReadOnlyList<string> Ddl =>
        [
            """CREATE VIRTUAL TABLE IF NOT EXISTS kernel_search_words USING fts5("Words", content='kernel_search', content_rowid='Number', detail=full, tokenize='unicode61 remove_diacritics 0')""",
            """CREATE TRIGGER IF NOT EXISTS kernel_search_added AFTER INSERT ON kernel_search BEGIN INSERT INTO kernel_search_words(rowid, "Words") VALUES (new."Number", new."Words"); END""",
            """CREATE TRIGGER IF NOT EXISTS kernel_search_removed AFTER DELETE ON kernel_search BEGIN INSERT INTO kernel_search_words(kernel_search_words, rowid, "Words") VALUES ('delete', old."Number", old."Words"); END""",
            """
            CREATE TRIGGER IF NOT EXISTS kernel_search_changed AFTER UPDATE OF "Words" ON kernel_search BEGIN
              INSERT INTO kernel_search_words(kernel_search_words, rowid, "Words") VALUES ('delete', old."Number", old."Words");
              INSERT INTO kernel_search_words(rowid, "Words") VALUES (new."Number", new."Words");
            END
            """,
        ];

        internal override string Write(IReadOnlyList<string> words) => string.Join(' ', words);

        internal override string Read(string stored) => stored;

        internal override IQueryable<SearchEntry> Matching(AppDbContext db, IReadOnlyList<SearchTerm> terms)
        {
            // Words are letters and digits only, so quotes are all the quoting there is.
            var query = string.Join(" AND ", terms.Select(term => $"\"{string.Join(' ', term.Words)}\"{(term.IsPrefix ? "*" : "")}"));
            return db.Set<SearchEntry>().FromSqlRaw(
                """SELECT * FROM kernel_search WHERE "Number" IN (SELECT rowid FROM kernel_search_words WHERE kernel_search_words MATCH {0})""", query);
        }
    }

    private sealed class PostgresSearch : SearchDialect
    {
        internal override IReadOnlyList<string> Ddl =>
        [
            // Two nodes may start at the same moment, and "if not exists" does not wait for the other.
            "SELECT pg_advisory_xact_lock(5201314)",
            """ALTER TABLE kernel_search ADD COLUMN IF NOT EXISTS vector tsvector GENERATED ALWAYS AS ("Words"::tsvector) STORED""",
            "CREATE INDEX IF NOT EXISTS ix_kernel_search_vector ON kernel_search USING gin (vector)",
        ];

        internal override string Write(IReadOnlyList<string> words) =>
            string.Join(' ', words.Select((word, at) => string.Create(CultureInfo.InvariantCulture, $"'{word}':{at + 1}")));

        // A word holds neither quotes nor blanks.
        internal override string Read(string stored) => string.Join(' ', stored.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(lexeme => lexeme[1..lexeme.LastIndexOf('\'')]));

        internal override IQueryable<SearchEntry> Matching(AppDbContext db, IReadOnlyList<SearchTerm> terms)
        {
            var query = string.Join(" & ", terms.Select(term => "(" + string.Join(" <-> ", term.Words.Select(word => $"'{word}'{(term.IsPrefix ? ":*" : "")}")) + ")"));
            return db.Set<SearchEntry>().FromSqlRaw("SELECT * FROM kernel_search WHERE vector @@ {0}::tsquery", query);
        }
    }
}

/// <summary>Makes the full-text index once its table is there.</summary>
internal sealed class SearchSchema : ISchemaPart
{
    public int Order => -10;

    public async Task EnsureAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var statement in SearchDialect.Of(db).Ddl) await db.Database.ExecuteSqlRawAsync(statement, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
