using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.FindDoubles;
using Niangjia.Cases.Features.ShowReceipt;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.HandOverReceipt;

/// <summary>What staff hand over once a request is on the register: the code, and the record taken down on the spot (S01 §12 in R §1.3).</summary>
internal sealed record HandOver(Receipt Receipt, WorkerRequest Request, PersonCard? Applicant, IReadOnlyList<PossibleDouble> Doubles);

/// <summary>The request this browser has just registered; only its secret shows the code again.</summary>
internal sealed class HandOverReceiptHandler(AppDbContext db, CurrentUser user, ShowReceiptHandler receipts, IPeopleDirectory people, FindDoublesHandler doubles)
{
    public async Task<HandOver?> HandleAsync(CancellationToken cancellationToken)
    {
        if (await receipts.HandleAsync(cancellationToken) is not { } receipt) return null;
        var request = await db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).FoundAsync(receipt.Id, cancellationToken);
        return new(
            receipt, request, request.PersonId is { } person ? await people.FindAsync(person, cancellationToken) : null,
            await doubles.HandleAsync(DoubleOf.Request(request, user), cancellationToken));
    }
}
