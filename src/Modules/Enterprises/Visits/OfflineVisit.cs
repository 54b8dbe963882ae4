using Niangjia.Contracts.Enterprises;
using Niangjia.Ui;

namespace Niangjia.Enterprises.Visits;

/// <summary>走访 where there is no signal.</summary>
internal sealed class OfflineVisit : IOfflineForm
{
    /// <inheritdoc/>
    public string Key => "visit";

    /// <inheritdoc/>
    public string Icon => "place";

    /// <inheritdoc/>
    public string Permission => EnterprisePermissions.Visit;

    /// <inheritdoc/>
    public int Order => 20;

    /// <inheritdoc/>
    public string Title => VisitText.RecordVisit;

    /// <inheritdoc/>
    public string Address => "visits";

    /// <inheritdoc/>
    public string? Within => null;

    /// <inheritdoc/>
    public string StopAtConflict => "stopAtConflict";

    /// <inheritdoc/>
    public string? WrittenAt => null;

    /// <inheritdoc/>
    public string NamedBy => "Input.EnterpriseName";

    /// <inheritdoc/>
    public bool NameStays => true;

    /// <inheritdoc/>
    public string Result => EnterpriseUrls.VisitOf(Guid.Empty).Replace($"{Guid.Empty}", "{id}", StringComparison.Ordinal);

    /// <inheritdoc/>
    public Type Fields => typeof(OfflineVisitFields);
}
