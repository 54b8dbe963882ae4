using Niangjia.Contracts.Cases;
using Niangjia.Ui;

namespace Niangjia.Cases.Intake;

/// <summary>网格代办 where there is no signal.</summary>
internal sealed class OfflineRequest : IOfflineForm
{
    /// <inheritdoc/>
    public string Key => "request";

    /// <inheritdoc/>
    public string Icon => "message";

    /// <inheritdoc/>
    public string Permission => CasePermissions.Represent;

    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public string Title => IntakeText.Represent;

    /// <inheritdoc/>
    public string Address => "requests";

    /// <inheritdoc/>
    public string? Within => "request";

    /// <inheritdoc/>
    public string StopAtConflict => "stopAtDouble";

    /// <inheritdoc/>
    public string? WrittenAt => "writtenAt";

    /// <inheritdoc/>
    public string NamedBy => "Input.Facts";

    /// <inheritdoc/>
    public string Result => CaseUrls.Request(Guid.Empty).Replace($"{Guid.Empty}", "{id}", StringComparison.Ordinal);

    /// <inheritdoc/>
    public Type Fields => typeof(OfflineRequestFields);
}
