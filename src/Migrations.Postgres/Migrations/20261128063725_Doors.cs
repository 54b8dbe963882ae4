using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Niangjia.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Doors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Fingerprint",
                table: "kernel_idempotency",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Latitude",
                table: "cases_request",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Longitude",
                table: "cases_request",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsService",
                table: "accounts_accounts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "accounts_tokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Hint = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Scopes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastUsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_tokens", x => x.Id);
                    table.ForeignKey(
                        name: "FK_accounts_tokens_accounts_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_shared_matter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    LatestAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_shared_matter", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_triage_lesson",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MadeById = table.Column<Guid>(type: "uuid", nullable: false),
                    Learned = table.Column<int>(type: "integer", nullable: false),
                    HeldOut = table.Column<int>(type: "integer", nullable: false),
                    Scores = table.Column<string>(type: "text", nullable: false),
                    WasBetter = table.Column<bool>(type: "boolean", nullable: false),
                    Model = table.Column<byte[]>(type: "bytea", nullable: true),
                    Runs = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_triage_lesson", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "documents_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Sheet = table.Column<int>(type: "integer", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Edits = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    UnitName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: true),
                    IssuedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Frozen = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    VoidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    VoidReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents_document", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "documents_file",
                columns: table => new
                {
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents_file", x => x.Digest);
                });

            migrationBuilder.CreateTable(
                name: "interfaces_calendar_feeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_interfaces_calendar_feeds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_shared_matter_member",
                columns: table => new
                {
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    MatterId = table.Column<Guid>(type: "uuid", nullable: false),
                    JoinedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Passage = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    IsOut = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_shared_matter_member", x => new { x.MatterId, x.RequestId });
                    table.ForeignKey(
                        name: "FK_cases_shared_matter_member_cases_shared_matter_MatterId",
                        column: x => x.MatterId,
                        principalTable: "cases_shared_matter",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_tokens_AccountId",
                table: "accounts_tokens",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_tokens_Hash",
                table: "accounts_tokens",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_shared_matter_LatestAt",
                table: "cases_shared_matter",
                column: "LatestAt");

            migrationBuilder.CreateIndex(
                name: "IX_cases_shared_matter_member_RequestId",
                table: "cases_shared_matter_member",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_triage_lesson_Number",
                table: "cases_triage_lesson",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_documents_document_Code",
                table: "documents_document",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_documents_document_SubjectId_Kind_Sheet_Round",
                table: "documents_document",
                columns: new[] { "SubjectId", "Kind", "Sheet", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_documents_document_UnitPath_Number",
                table: "documents_document",
                columns: new[] { "UnitPath", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_documents_file_DocumentId",
                table: "documents_file",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_interfaces_calendar_feeds_AccountId",
                table: "interfaces_calendar_feeds",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_interfaces_calendar_feeds_Hash",
                table: "interfaces_calendar_feeds",
                column: "Hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_tokens");

            migrationBuilder.DropTable(
                name: "cases_shared_matter_member");

            migrationBuilder.DropTable(
                name: "cases_triage_lesson");

            migrationBuilder.DropTable(
                name: "documents_document");

            migrationBuilder.DropTable(
                name: "documents_file");

            migrationBuilder.DropTable(
                name: "interfaces_calendar_feeds");

            migrationBuilder.DropTable(
                name: "cases_shared_matter");

            migrationBuilder.DropColumn(
                name: "Fingerprint",
                table: "kernel_idempotency");

            migrationBuilder.DropColumn(
                name: "Latitude",
                table: "cases_request");

            migrationBuilder.DropColumn(
                name: "Longitude",
                table: "cases_request");

            migrationBuilder.DropColumn(
                name: "IsService",
                table: "accounts_accounts");
        }
    }
}
