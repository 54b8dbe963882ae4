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
