using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Features.ReplyToSender;
using Niangjia.Cases.Features.ShowTransfer;
using Niangjia.Cases.Features.UploadMessages;
using Niangjia.Cases.Mail;
using Niangjia.Cases.Messages;
using Niangjia.Cases.Notifying;
using Niangjia.Cases.Reactions;
using Niangjia.Cases.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Tables;
using Niangjia.Ui;

namespace Niangjia.Cases.Intake;

/// <summary>What the other doors need: what organisations send over, files of messages, letters by e-mail.</summary>
internal static class DoorServices
{
    public static void MapDoors(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/transfers/{transferId:guid}/files/{fileId:guid}", TransferFileEndpoint.SendAsync).WithMetadata(new RequirePermissionAttribute(CasePermissions.Transfers));

    public static IServiceCollection AddDoors(this IServiceCollection services) => services
        .AddScoped<TransferIntake>()
        .AddScoped<TransferClocks>()
        .AddScoped<TransferDesk>()
        .AddScoped<TransferNotices>()
        .AddScoped<ISearchSource, TransferSearch>()
        .AddScoped<IMenuBadge, TransferBadge>()
        .AddReaction<TransferReceived, WhenTransferMoves>()
        .AddReaction<TransferReplied, WhenTransferMoves>()
        .AddReaction<RequestResolved, WhenTransferMoves>()
        .AddReaction<RequestWithdrawn, WhenTransferMoves>()
        .AddReaction<RequestRejected, WhenTransferMoves>()
        .AddReaction<RequestMerged, WhenTransferMoves>()
        .AddReaction<RequestClosed, WhenTransferMoves>()
        .AddReaction<RequestAssigned, WhenTransferredRequestIsAssigned>()
        .AddReaction<ClockFellOverdue, WhenTransferFellLate>(WhenTransferFellLate.Concerns)
        .AddScoped<MessageDesk>()
        .AddScoped<MessageFiles>()
        .AddScoped<MessageStaging>()
        .AddScoped<MessageReader>()
        .AddScoped<MessageComparison>()
        .AddScoped<MessageTaker>()
        .AddScoped<MessageApplicant>()
        .AddScoped<OneMessage>()
        .AddScoped<OfficerScope>()
        .AddExport<MessageReport>(CaseUrls.ImportReport, CaseUrls.Import, CasePermissions.Import)
        .AddRecurringJob<MessagesJob>(TimeSpan.FromSeconds(10))
        .AddSingleton(provider => MailSettings.Of(provider.GetRequiredService<IConfiguration>()))
        .AddScoped<MailClerk>()
        .AddScoped<MailStaging>()
        .AddScoped<MailFollower>()
        .AddScoped<MailFiles>()
        .AddReaction<MailCame, WhenMailCame>(WhenMailCame.IsAnswered)
        .AddReaction<MessageTaken, WhenMailCame>()
        .AddRecurringJob<FetchMailsJob>(TimeSpan.FromMinutes(2));
}
