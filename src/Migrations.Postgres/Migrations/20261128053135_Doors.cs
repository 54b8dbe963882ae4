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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cases_shared_matter_member");

            migrationBuilder.DropTable(
                name: "cases_triage_lesson");

            migrationBuilder.DropTable(
                name: "cases_shared_matter");
        }
    }
}
