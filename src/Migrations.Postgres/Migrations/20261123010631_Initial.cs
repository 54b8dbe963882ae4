using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Niangjia.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "kernel_idempotency",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_idempotency", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "kernel_journal",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Transaction = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "(pg_current_xact_id()::text::bigint)"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActorName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Changes = table.Column<string>(type: "text", nullable: true),
                    TraceId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_journal", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "kernel_journal_place",
                columns: table => new
                {
                    Reader = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Transaction = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_journal_place", x => x.Reader);
                });

            migrationBuilder.CreateTable(
                name: "kernel_journal_seal",
                columns: table => new
                {
                    Batch = table.Column<long>(type: "bigint", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    LastTransaction = table.Column<long>(type: "bigint", nullable: false),
                    LastNumber = table.Column<long>(type: "bigint", nullable: false),
                    Rows = table.Column<byte[]>(type: "bytea", nullable: false),
                    Previous = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_journal_seal", x => x.Batch);
                });

            migrationBuilder.CreateTable(
                name: "kernel_reaction_done",
                columns: table => new
                {
                    EntryNumber = table.Column<long>(type: "bigint", nullable: false),
                    Reaction = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_reaction_done", x => new { x.EntryNumber, x.Reaction });
                });

            migrationBuilder.CreateTable(
                name: "kernel_reaction_failure",
                columns: table => new
                {
                    EntryNumber = table.Column<long>(type: "bigint", nullable: false),
                    Reaction = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    NextTryAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_reaction_failure", x => new { x.EntryNumber, x.Reaction });
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_idempotency_At",
                table: "kernel_idempotency",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_journal_PersonId_Number",
                table: "kernel_journal",
                columns: new[] { "PersonId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_journal_SubjectId_Number",
                table: "kernel_journal",
                columns: new[] { "SubjectId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_journal_Transaction_Number",
                table: "kernel_journal",
                columns: new[] { "Transaction", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_journal_UnitPath_At",
                table: "kernel_journal",
                columns: new[] { "UnitPath", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_reaction_failure_NextTryAt",
                table: "kernel_reaction_failure",
                column: "NextTryAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kernel_idempotency");

            migrationBuilder.DropTable(
                name: "kernel_journal");

            migrationBuilder.DropTable(
                name: "kernel_journal_place");

            migrationBuilder.DropTable(
                name: "kernel_journal_seal");

            migrationBuilder.DropTable(
                name: "kernel_reaction_done");

            migrationBuilder.DropTable(
                name: "kernel_reaction_failure");
        }
    }
}
