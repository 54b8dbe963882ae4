using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Features.CallBackWorker;

/// <summary>
/// Whoever handled a matter should not ask how it was handled when somebody else can. Where nobody else is there, it is better asked by the same person than
/// by nobody: this warns and never blocks.
/// </summary>
internal sealed class OtherCallers(IOfficerDirectory officers, PermissionCatalog permissions, CurrentUser user)
{
    /// <summary>Names of colleagues in the unit who could call instead; none when the user has not handled the request.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(WorkerRequest request, CancellationToken cancellationToken) =>
        user.AccountId is { } me && request.HasHandled(me)
            ? [.. (await officers.InUnitAsync(request.HandlerPath, cancellationToken))
                .Where(officer => !officer.IsAbsent && !request.HasHandled(officer.AccountId) && permissions.Carries(officer.Role, CasePermissions.CallBack))
                .DistinctBy(officer => officer.AccountId).Select(officer => officer.Name)]
            : [];
}
