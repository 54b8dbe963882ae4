using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Ui;

namespace Niangjia.Cases.Desk;

/// <summary>Who helps with a request, and who could, to choose from.</summary>
internal sealed class CoHandlerChoices(AppDbContext db, CurrentUser user, IUnitDirectory units, RequestOfficers officers)
{
    /// <summary>People of the units that help, for each unit whose people the user may name; with a word where a declared relation stands in the way (R-CAS-08).</summary>
    public async Task<IReadOnlyList<Choice>> PeopleAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var (request, tree, choices) = (await SeenAsync(requestId, cancellationToken), await units.TreeAsync(cancellationToken), new List<Choice>());
        foreach (var helper in request.CoHandlers.Where(helper => RequestDesk.MayNameHelper(request, helper, user)))
            foreach (var officer in await officers.OfUnitAsync(helper.UnitPath, cancellationToken))
            {
                var blocked = (await officers.ConflictsAsync(officer.AccountId, request, cancellationToken)).Count > 0;
                choices.Add(new(
                    string.Create(CultureInfo.InvariantCulture, $"{helper.Order}:{officer.AccountId}"), blocked ? $"{officer.Name} · {MediationText.MustStepBack}" : officer.Name,
                    Group: NameOf(helper, tree)));
            }
        return choices;
    }

    /// <summary>Units that were asked and may be released.</summary>
    public async Task<IReadOnlyList<Choice>> AskedAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var (request, tree) = (await SeenAsync(requestId, cancellationToken), await units.TreeAsync(cancellationToken));
        return [.. request.CoHandlers.Where(helper => !request.IsKept(helper)).Select(helper => new Choice(helper.Order.ToString(CultureInfo.InvariantCulture), NameOf(helper, tree)))];
    }

    /// <summary>Reads what <see cref="PeopleAsync"/> offers; nobody when it is something else.</summary>
    public static (int Order, Guid? OfficerId) Read(string? chosen) =>
        chosen?.Split(':') is [var order, var officer] && int.TryParse(order, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Guid.TryParse(officer, out var id)
            ? (number, id)
            : (0, null);

    private static string NameOf(Handling helper, IUnitTree tree) => tree.ByPath(helper.UnitPath)?.Name ?? helper.UnitPath;

    private Task<WorkerRequest> SeenAsync(Guid requestId, CancellationToken cancellationToken) =>
        db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).FoundAsync(requestId, cancellationToken);
}
