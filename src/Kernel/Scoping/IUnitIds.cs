namespace Niangjia.Kernel.Scoping;

/// <summary>Ids for paths and paths for ids: programs know units by their ids. Answered by the module that keeps the tree.</summary>
public interface IUnitIds
{
    /// <summary>The path of a unit, or null when there is none with this id.</summary>
    ValueTask<string?> PathOfAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>The id of a unit, or null for the whole installation.</summary>
    ValueTask<Guid?> IdOfAsync(string path, CancellationToken cancellationToken);
}
