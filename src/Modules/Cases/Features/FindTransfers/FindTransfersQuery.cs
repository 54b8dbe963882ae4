using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Transfers;
using Niangjia.Cases.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.FindTransfers;

/// <summary>The parts of the list.</summary>
internal enum TransferTab
{
    /// <summary>待签收、待答复</summary>
    Due,
    /// <summary>已答复</summary>
    Answered,
    /// <summary>已退回</summary>
    Returned,
    /// <summary>全部</summary>
    All,
}

/// <summary>What narrows the list.</summary>
internal sealed record TransferFilter(TransferTab Tab = TransferTab.Due, Guid? SenderId = null, TransferKind? Kind = null, string? SenderNumber = null);

/// <summary>A row; the title is null where the user may not see the request (R-PRI-13).</summary>
internal sealed record TransferRow(
    Guid Id, Guid RequestId, string SenderNumber, string Sender, TransferKind Kind, TransferAsk Ask, DateOnly ReceivedOn, TransferState State, DateTimeOffset? DueAt, string? Title, string? Number);

internal sealed class FindTransfersHandler(TransferDesk desk, IUnitDirectory units)
{
    public async Task<PageOf<TransferRow>> HandleAsync(TransferFilter filter, string? after, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var found = filter.Tab switch
        {
            TransferTab.Due => desk.Seen().Where(transfer => transfer.Ask != TransferAsk.Inform && (transfer.State == TransferState.Received || transfer.State == TransferState.Accepted)),
            TransferTab.Answered => desk.Seen().Where(transfer => transfer.State == TransferState.Answered),
            TransferTab.Returned => desk.Seen().Where(transfer => transfer.State == TransferState.Returned),
            _ => desk.Seen(),
        };
        if (filter.SenderId is { } sender)
        {
            var path = tree.Find(sender)?.Path ?? "";
            found = found.Where(transfer => transfer.SenderPath == path);
        }
        if (filter.Kind is { } kind) found = found.Where(transfer => transfer.Kind == kind);
        if (Transfer.KeyOf(filter.SenderNumber) is { Length: > 0 } key) found = found.Where(transfer => transfer.SenderKey.Contains(key));
        var page = filter.Tab == TransferTab.Due
            ? await found.AsNoTracking().PageAsync(transfer => transfer.DueOrder, transfer => transfer.Id, after, 30, false, cancellationToken)
            : await found.AsNoTracking().PageAsync(transfer => transfer.EnteredAt, transfer => transfer.Id, after, 30, true, cancellationToken);
        var ids = page.Items.Select(transfer => transfer.RequestId).ToList();
        var requests = await desk.Requests().Where(request => ids.Contains(request.Id)).Select(request => new { request.Id, request.Title, request.Number }).ToDictionaryAsync(request => request.Id, cancellationToken);
        return new([.. page.Items.Select(one => new TransferRow(
            one.Id, one.RequestId, one.SenderNumber, tree.ByPath(one.SenderPath)?.Name ?? "", one.Kind, one.Ask, one.ReceivedOn, one.State, one.DueOrder == Transfer.NeverDue ? null : one.DueOrder,
            requests.GetValueOrDefault(one.RequestId)?.Title, requests.GetValueOrDefault(one.RequestId)?.Number))], page.Next, page.IsFirst);
    }
}
