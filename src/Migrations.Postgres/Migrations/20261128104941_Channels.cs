using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Niangjia.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Channels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsGuarded",
                table: "cases_work_order",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "HotlineCallId",
                table: "cases_request",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HotlineClass",
                table: "cases_request",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NotToEmployer",
                table: "cases_request",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "cases_request",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Content",
                table: "cases_draft",
                type: "text",
                maxLength: -1,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(4200)",
                oldMaxLength: 4200,
                oldNullable: true);

            migrationBuilder.CreateTable(
                name: "accounts_emails",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Address = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Pending = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_emails", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_accounts_emails_accounts_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_provider",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Provider = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubjectIndex = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Subject = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    BoundAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_provider", x => x.Id);
                    table.ForeignKey(
                        name: "FK_accounts_provider_accounts_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_wechat",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenIdIndex = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    OpenId = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    BoundAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_wechat", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_accounts_wechat_accounts_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_hotline_call",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    AgentId = table.Column<Guid>(type: "uuid", nullable: true),
                    BeganAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    TakenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Caller = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    CallerIndex = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    IsAnonymous = table.Column<bool>(type: "boolean", nullable: false),
                    Stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Class = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Ending = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Words = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    Answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: true),
                    Draft = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    CalledBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Checks = table.Column<string>(type: "text", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_hotline_call", x => x.Id);
                    table.ForeignKey(
                        name: "FK_cases_hotline_call_cases_request_RequestId",
                        column: x => x.RequestId,
                        principalTable: "cases_request",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_mail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    FetchedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Sender = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    SenderIndex = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Fault = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: true),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_mail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PlaceText = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Contact = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    Name = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SenderNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Problems = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Doubts = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Stream = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Department = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Urgency = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Confidence = table.Column<double>(type: "double precision", nullable: false),
                    IsUnsure = table.Column<bool>(type: "boolean", nullable: false),
                    CallPolice = table.Column<bool>(type: "boolean", nullable: false),
                    Matter = table.Column<int>(type: "integer", nullable: false),
                    MatterSize = table.Column<int>(type: "integer", nullable: false),
                    Double = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    DoubleOf = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    DoubleRequestId = table.Column<Guid>(type: "uuid", nullable: true),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    SplitLater = table.Column<bool>(type: "boolean", nullable: false),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DropReason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    DropText = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_message", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_message_batch",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FileHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Columns = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_message_batch", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_transfer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Ask = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SenderPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    SenderNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SenderKey = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    LetterOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AnswerBy = table.Column<DateOnly>(type: "date", nullable: true),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    EnteredById = table.Column<Guid>(type: "uuid", nullable: true),
                    EnteredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DueOrder = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReturnReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Replies = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_transfer", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "interfaces_webhooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Events = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    IsOn = table.Column<bool>(type: "boolean", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Secret = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    FormerSecret = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    FormerUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FailingSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_interfaces_webhooks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices_choice",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Ways = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_choice", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices_message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Url = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    NoticeId = table.Column<Guid>(type: "uuid", nullable: true),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Instead = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    Shown = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    NextTryAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    IsUrgent = table.Column<bool>(type: "boolean", nullable: false),
                    Lease = table.Column<Guid>(type: "uuid", nullable: true),
                    LeasedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_message", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "interfaces_webhook_delivery",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubscriptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    EventName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Body = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    EntryNumber = table.Column<long>(type: "bigint", nullable: true),
                    Status = table.Column<int>(type: "integer", nullable: true),
                    Milliseconds = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    NextTryAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    IsUrgent = table.Column<bool>(type: "boolean", nullable: false),
                    Lease = table.Column<Guid>(type: "uuid", nullable: true),
                    LeasedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_interfaces_webhook_delivery", x => x.Id);
                    table.ForeignKey(
                        name: "FK_interfaces_webhook_delivery_interfaces_webhooks_Subscriptio~",
                        column: x => x.SubscriptionId,
                        principalTable: "interfaces_webhooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_provider_AccountId_Provider",
                table: "accounts_provider",
                columns: new[] { "AccountId", "Provider" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_provider_Provider_SubjectIndex",
                table: "accounts_provider",
                columns: new[] { "Provider", "SubjectIndex" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_wechat_OpenIdIndex",
                table: "accounts_wechat",
                column: "OpenIdIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_hotline_call_CallerIndex_BeganAt",
                table: "cases_hotline_call",
                columns: new[] { "CallerIndex", "BeganAt" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_hotline_call_Number",
                table: "cases_hotline_call",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_hotline_call_RequestId",
                table: "cases_hotline_call",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_hotline_call_UnitPath_BeganAt",
                table: "cases_hotline_call",
                columns: new[] { "UnitPath", "BeganAt" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_hotline_call_UnitPath_Stage",
                table: "cases_hotline_call",
                columns: new[] { "UnitPath", "Stage" },
                filter: "\"ClosedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_mail_Key",
                table: "cases_mail",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_mail_MessageId",
                table: "cases_mail",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_mail_SenderIndex",
                table: "cases_mail",
                column: "SenderIndex");

            migrationBuilder.CreateIndex(
                name: "IX_cases_mail_UnitPath_FetchedAt",
                table: "cases_mail",
                columns: new[] { "UnitPath", "FetchedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_message_BatchId_Line",
                table: "cases_message",
                columns: new[] { "BatchId", "Line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_message_BatchId_State_Confidence",
                table: "cases_message",
                columns: new[] { "BatchId", "State", "Confidence" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_message_Digest",
                table: "cases_message",
                column: "Digest");

            migrationBuilder.CreateIndex(
                name: "IX_cases_message_RequestId",
                table: "cases_message",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_message_State_DecidedAt",
                table: "cases_message",
                columns: new[] { "State", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_message_batch_Number",
                table: "cases_message_batch",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_message_batch_State",
                table: "cases_message_batch",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_cases_message_batch_UnitPath_At",
                table: "cases_message_batch",
                columns: new[] { "UnitPath", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_transfer_RequestId",
                table: "cases_transfer",
                column: "RequestId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_transfer_SenderKey",
                table: "cases_transfer",
                column: "SenderKey");

            migrationBuilder.CreateIndex(
                name: "IX_cases_transfer_SenderPath_SenderKey",
                table: "cases_transfer",
                columns: new[] { "SenderPath", "SenderKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_transfer_UnitPath_DueOrder",
                table: "cases_transfer",
                columns: new[] { "UnitPath", "DueOrder" });

            migrationBuilder.CreateIndex(
                name: "IX_interfaces_webhook_delivery_Due",
                table: "interfaces_webhook_delivery",
                column: "NextTryAt",
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_interfaces_webhook_delivery_EntryNumber_SubscriptionId",
                table: "interfaces_webhook_delivery",
                columns: new[] { "EntryNumber", "SubscriptionId" },
                unique: true,
                filter: "\"EntryNumber\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_interfaces_webhook_delivery_GivenUp",
                table: "interfaces_webhook_delivery",
                column: "State",
                filter: "\"State\" = 'GivenUp'");

            migrationBuilder.CreateIndex(
                name: "IX_interfaces_webhook_delivery_Lease",
                table: "interfaces_webhook_delivery",
                column: "Lease",
                filter: "\"Lease\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_interfaces_webhook_delivery_MadeAt_Id",
                table: "interfaces_webhook_delivery",
                columns: new[] { "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_interfaces_webhook_delivery_SubscriptionId_MadeAt_Id",
                table: "interfaces_webhook_delivery",
                columns: new[] { "SubscriptionId", "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_interfaces_webhooks_UnitPath",
                table: "interfaces_webhooks",
                column: "UnitPath");

            migrationBuilder.CreateIndex(
                name: "IX_notices_choice_AccountId_Topic",
                table: "notices_choice",
                columns: new[] { "AccountId", "Topic" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notices_message_Due",
                table: "notices_message",
                column: "NextTryAt",
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_notices_message_GivenUp",
                table: "notices_message",
                column: "State",
                filter: "\"State\" = 'GivenUp'");

            migrationBuilder.CreateIndex(
                name: "IX_notices_message_Lease",
                table: "notices_message",
                column: "Lease",
                filter: "\"Lease\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_notices_message_MadeAt_Id",
                table: "notices_message",
                columns: new[] { "MadeAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_emails");

            migrationBuilder.DropTable(
                name: "accounts_provider");

            migrationBuilder.DropTable(
                name: "accounts_wechat");

            migrationBuilder.DropTable(
                name: "cases_hotline_call");

            migrationBuilder.DropTable(
                name: "cases_mail");

            migrationBuilder.DropTable(
                name: "cases_message");

            migrationBuilder.DropTable(
                name: "cases_message_batch");

            migrationBuilder.DropTable(
                name: "cases_transfer");

            migrationBuilder.DropTable(
                name: "interfaces_webhook_delivery");

            migrationBuilder.DropTable(
                name: "notices_choice");

            migrationBuilder.DropTable(
                name: "notices_message");

            migrationBuilder.DropTable(
                name: "interfaces_webhooks");

            migrationBuilder.DropColumn(
                name: "IsGuarded",
                table: "cases_work_order");

            migrationBuilder.DropColumn(
                name: "HotlineCallId",
                table: "cases_request");

            migrationBuilder.DropColumn(
                name: "HotlineClass",
                table: "cases_request");

            migrationBuilder.DropColumn(
                name: "NotToEmployer",
                table: "cases_request");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "cases_request");

            migrationBuilder.AlterColumn<string>(
                name: "Content",
                table: "cases_draft",
                type: "character varying(4200)",
                maxLength: 4200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldMaxLength: -1,
                oldNullable: true);
        }
    }
}
