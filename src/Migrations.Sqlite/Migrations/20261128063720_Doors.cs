using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Niangjia.Migrations.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Latitude",
                table: "cases_request",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Longitude",
                table: "cases_request",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsService",
                table: "accounts_accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "accounts_tokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hint = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Scopes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    LatestAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_shared_matter", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_triage_lesson",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Learned = table.Column<int>(type: "INTEGER", nullable: false),
                    HeldOut = table.Column<int>(type: "INTEGER", nullable: false),
                    Scores = table.Column<string>(type: "TEXT", nullable: false),
                    WasBetter = table.Column<bool>(type: "INTEGER", nullable: false),
                    Model = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Runs = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_triage_lesson", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "documents_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sheet = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Title = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Edits = table.Column<string>(type: "TEXT", maxLength: 4200, nullable: true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    UnitName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Frozen = table.Column<string>(type: "TEXT", maxLength: 4200, nullable: true),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    VoidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    VoidReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents_document", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "documents_file",
                columns: table => new
                {
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents_file", x => x.Digest);
                });

            migrationBuilder.CreateTable(
                name: "interfaces_calendar_feeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_interfaces_calendar_feeds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_shared_matter_member",
                columns: table => new
                {
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    JoinedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Passage = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    IsOut = table.Column<bool>(type: "INTEGER", nullable: false)
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
