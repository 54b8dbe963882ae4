using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Kernel.Data;

/// <summary>What a rotation did.</summary>
/// <param name="Renewed">Values sealed anew.</param>
/// <param name="Broken">Values that do not open, as <c>table.column key</c>; they were left as they are.</param>
public sealed record RotationReport(int Renewed, IReadOnlyList<string> Broken);

/// <summary>
/// Every sealed column of the model, found by its type, so that none is forgotten. After a key was added, <see cref="RotateAsync"/> brings all values
/// under it in small transactions while people work; interrupted, it goes on where it was. Blind indexes have their own key and stay.
/// </summary>
public sealed class SealedColumns(AppDbContext db, ISealer sealer)
{
    private readonly List<string> _broken = [];

    /// <summary>Seals every value that is not yet under the newest key.</summary>
    /// <param name="batch">Values a transaction.</param>
    /// <param name="cancellationToken">Ends after the current batch.</param>
    public async Task<RotationReport> RotateAsync(int batch = 500, CancellationToken cancellationToken = default)
    {
        _broken.Clear();
        var renewed = 0;
        await db.Database.OpenConnectionAsync(cancellationToken);
        foreach (var column in Columns())
        {
            var broken = _broken.Count;
            for (var done = -1; done != 0; renewed += done)
                done = await RenewAsync(column, batch, _broken.Count - broken, cancellationToken);
        }
        await db.Database.CloseConnectionAsync();
        return new(renewed, [.. _broken]);
    }

    private async Task<int> RenewAsync(Column column, int batch, int skip, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var renewed = 0;
        foreach (var (key, old) in await OutdatedAsync(column, batch, skip, transaction, cancellationToken))
        {
            try
            {
                await using var update = Command(transaction, column.UpdateSql, ("new", sealer.Renew(SealedText.FromStored(old)).Stored), ("old", old));
                for (var i = 0; i < key.Length; i++) Add(update, $"k{i}", key[i]);
                // Somebody who changed the value meanwhile has sealed it with the newest key already.
                await update.ExecuteNonQueryAsync(cancellationToken);
                renewed++;
            }
            catch (SealBrokenException)
            {
                _broken.Add($"{column.Name} {string.Join(' ', key)}");
            }
        }
        await transaction.CommitAsync(cancellationToken);
        return renewed;
    }

    private async Task<List<(object[] Key, string Old)>> OutdatedAsync(
        Column column, int batch, int skip, IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        var rows = new List<(object[], string)>();
        await using var select = Command(transaction, column.SelectSql,
            ("prefix", sealer.CurrentPrefix), ("length", sealer.CurrentPrefix.Length), ("batch", batch), ("skip", skip));
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var key = new object[reader.FieldCount - 1];
            for (var i = 0; i < key.Length; i++) key[i] = reader.GetValue(i);
            rows.Add((key, reader.GetString(key.Length)));
        }
        return rows;
    }

    private IEnumerable<Column> Columns()
    {
        var quote = db.GetService<ISqlGenerationHelper>();
        foreach (var type in db.Model.GetEntityTypes())
        {
            if (StoreObjectIdentifier.Create(type, StoreObjectType.Table) is not { } table || type.FindPrimaryKey() is not { } primaryKey) continue;
            foreach (var property in type.GetProperties().Where(property => property.ClrType == typeof(SealedText)))
            {
                var (place, name) = (quote.DelimitIdentifier(table.Name, table.Schema), property.GetColumnName(table)!);
                var column = quote.DelimitIdentifier(name);
                var keys = primaryKey.Properties.Select(key => quote.DelimitIdentifier(key.GetColumnName(table)!)).ToList();
                var order = string.Join(", ", keys);
                yield return new(
                    $"{table.Name}.{name}",
                    $"SELECT {order}, {column} FROM {place} WHERE {column} IS NOT NULL AND substr({column}, 1, @length) <> @prefix ORDER BY {order} LIMIT @batch OFFSET @skip",
                    $"UPDATE {place} SET {column} = @new WHERE {column} = @old AND {string.Join(" AND ", keys.Select((key, i) => $"{key} = @k{i}"))}");
            }
        }
    }

    private DbCommand Command(IDbContextTransaction transaction, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
#pragma warning disable CA2100 // Names come from the model, values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) Add(command, name, value);
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private sealed record Column(string Name, string SelectSql, string UpdateSql);
}
