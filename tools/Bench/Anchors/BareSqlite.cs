using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Niangjia.Bench.Goals;
using Niangjia.Bench.Load;

namespace Niangjia.Bench.Anchors;

/// <summary>What SQLite does alone: a bare loop with prepared statements that writes fifty cases a durable transaction.</summary>
internal sealed class BareSqlite : IDisposable
{
    private const int Each = 50;

    private static readonly string[] Tables =
    [
        "CREATE TABLE matter(id INTEGER PRIMARY KEY, no TEXT NOT NULL UNIQUE, unit INT NOT NULL, desk INT NOT NULL, status INT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, applicant TEXT NOT NULL, phone TEXT NOT NULL, officer INT, came INT NOT NULL, due INT NOT NULL)",
        "CREATE INDEX matter_desk ON matter(desk, status, due, id)", "CREATE INDEX matter_unit ON matter(unit, came, id)",
        "CREATE TABLE step(id INTEGER PRIMARY KEY, matter INT NOT NULL REFERENCES matter, at INT NOT NULL, actor INT NOT NULL, kind INT NOT NULL, data TEXT NOT NULL)", "CREATE INDEX step_matter ON step(matter, id)",
        "CREATE TABLE outgoing(id INTEGER PRIMARY KEY, topic TEXT NOT NULL, body TEXT NOT NULL, at INT NOT NULL, sent INT)",
        "CREATE TABLE timer(id INTEGER PRIMARY KEY, matter INT NOT NULL REFERENCES matter, due INT NOT NULL, fired INT)", "CREATE INDEX timer_due ON timer(due, id) WHERE fired IS NULL",
        "CREATE TABLE audit(seq INTEGER PRIMARY KEY, at INT NOT NULL, actor INT NOT NULL, what TEXT NOT NULL, hash BLOB NOT NULL)",
    ];

    private static readonly (string Sql, int Values)[] Inserts =
    [
        ("INSERT INTO matter(id, no, unit, desk, status, title, body, applicant, phone, came, due) VALUES ($0, $1, $2, $3, 0, $4, $5, $6, $7, $8, $9)", 10),
        ("INSERT INTO step(matter, at, actor, kind, data) VALUES ($0, $1, 7, 1, $2)", 3), ("INSERT INTO outgoing(topic, body, at) VALUES ('matter.came', $0, $1)", 2),
        ("INSERT INTO timer(matter, due) VALUES ($0, $1)", 2), ("INSERT INTO audit(at, actor, what, hash) VALUES ($0, 7, $1, $2)", 3),
    ];

    private readonly SqliteConnection _connection;
    private readonly List<SqliteCommand> _inserts = [];
    private byte[] _hash = new byte[32];
    private long _last;

    public BareSqlite(string folder)
    {
        _connection = new($"Data Source={Path.Combine(folder, "anchor.db")};Pooling=False");
        _connection.Open();
        foreach (var sql in (string[])["PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", .. Tables]) Do(sql);
        foreach (var (sql, values) in Inserts)
        {
            var insert = _connection.CreateCommand();
            insert.CommandText = sql;
            for (var at = 0; at < values; at++) insert.Parameters.Add(new($"${at}", null));
            insert.Prepare();
            _inserts.Add(insert);
        }
    }

    public Reading Run(double seconds)
    {
        var (watch, own, count) = (Stopwatch.StartNew(), Processor.Own(), 0L);
        for (; watch.Elapsed.TotalSeconds < seconds; count += Each)
        {
            Do("BEGIN");
            for (var i = 0; i < Each; i++) TakeIn(++_last);
            Do("COMMIT");
        }
        return new(count / watch.Elapsed.TotalSeconds) { Median = watch.Elapsed.TotalMilliseconds / count, Micros = (0, (Processor.Own() - own) * 1e6 / count, 0) };
    }

    public void Dispose()
    {
        foreach (var insert in _inserts) insert.Dispose();
        _connection.Dispose();
    }

    private void TakeIn(long id)
    {
        var (now, unit) = (TimeProvider.System.GetUtcNow().UtcTicks, (int)(id * 7919 % 5000));
        _hash = System.Security.Cryptography.SHA256.HashData([.. _hash, .. BitConverter.GetBytes(id)]);
        Put(0, id, "A" + id.ToString(CultureInfo.InvariantCulture), unit, unit % 200, "关于拖欠工资的求助",
            "企业拖欠工资三个月，涉及员工二十余人，申请工会介入协调并提供法律援助，附件包括劳动合同、工资条及考勤记录，请尽快受理并告知办理进度。", "李小工", "16000000000", now, now + TimeSpan.TicksPerDay * 15);
        Put(1, id, now, "{\"to\":\"new\"}");
        Put(2, "{\"id\":" + id.ToString(CultureInfo.InvariantCulture) + "}", now);
        Put(3, id, now + TimeSpan.TicksPerDay * 15);
        Put(4, now, "came", _hash);
    }

    private void Put(int insert, params ReadOnlySpan<object> values)
    {
        for (var at = 0; at < values.Length; at++) _inserts[insert].Parameters[at].Value = values[at];
        _inserts[insert].ExecuteNonQuery();
    }

    private void Do(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
