using Niangjia.Contracts.Administration;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Administration.Features.AddParameterVersion;

/// <summary>Adds a version of a parameter (R-GEN-01). It counts for what starts from its first day on; running clocks stay as they are.</summary>
internal sealed record AddParameterVersionCommand(NewParameterVersion Version, string? Reason);

internal sealed class AddParameterVersionHandler(LegalParameters parameters, CurrentUser user)
{
    public async Task<int> HandleAsync(AddParameterVersionCommand command, CancellationToken cancellationToken)
    {
        // Parameters belong to the whole installation: the permission for any unit is enough.
        if (!user.Can(AdministrationPermissions.EditParameters)) throw new ForbiddenException(AdministrationPermissions.EditParameters);
        return (await parameters.AddVersionAsync(command.Version, command.Reason, cancellationToken)).Number;
    }
}
