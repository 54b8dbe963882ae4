using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Messages;

/// <summary>
/// Lets the machine read the messages of a batch: what each is (by rules and model, as for any request), where it lies, what it repeats and which others are about the
/// same. Goes on where it was when it is interrupted; done twice it changes nothing.
/// </summary>
internal sealed class MessageReader(AppDbContext db, TriageDesk triage, MessageComparison comparison, IUnitDirectory units)
{
    private const int Chunk = 200;

    /// <summary>Reads all that wait, then compares them.</summary>
    public async Task ReadAsync(Guid batchId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var places = new PlaceNames(await units.TreeAsync(cancellationToken));
        while (true)
        {
            var waiting = await db.Set<IncomingMessage>().Where(message => message.BatchId == batchId && message.State == MessageState.Waiting).OrderBy(message => message.Line).Take(Chunk)
                .ToListAsync(cancellationToken);
            if (waiting.Count == 0) break;
            foreach (var message in waiting)
            {
                var proposal = await triage.ProposeAsync(new(message.Text, []), null, cancellationToken);
                message.Read(
                    new(proposal.Stream, proposal.Type, proposal.Department, proposal.Urgency, proposal.Confidence, proposal.NeedsHuman, proposal.CallPolice),
                    places.Find(message.PlaceText, message.Text, message.UnitPath));
            }
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
        await comparison.CompareAsync(batchId, cancellationToken);
        var batch = await db.Set<MessageBatch>().FoundAsync(batchId, cancellationToken);
        var open = db.Set<IncomingMessage>().Where(message => message.BatchId == batchId && message.State == MessageState.Open);
        batch.HaveRead(
            await open.CountAsync(cancellationToken), await open.CountAsync(message => message.IsUnsure, cancellationToken), await open.CountAsync(message => message.Double != null, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }
}
