using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Niangjia.Kernel.Data;

/// <summary>
/// A query that is asked with every request and therefore translated once: <c>new(() => EF.CompileAsyncQuery(…))</c> in a static field. A translation holds for one model,
/// and each database has its own.
/// </summary>
/// <typeparam name="TQuery">What <c>EF.CompileAsyncQuery</c> makes.</typeparam>
/// <param name="compile">Translates it.</param>
public sealed class HotQuery<TQuery>(Func<TQuery> compile) where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> _byModel = [];

    /// <summary>The query for the database of a context.</summary>
    public TQuery For(AppDbContext db) => _byModel.TryGetValue(db.Model, out var known) ? known : _byModel.GetValue(db.Model, _ => compile());
}
