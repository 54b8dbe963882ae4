using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Niangjia.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Visits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "enterprises_visit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    VisitedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnterpriseName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    VisitorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Visitor = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Met = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Found = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Needs = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Headcount = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enterprises_visit", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_enterprises_visit_EnterpriseId_VisitedAt",
                table: "enterprises_visit",
                columns: new[] { "EnterpriseId", "VisitedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_enterprises_visit_UnitPath_VisitedAt",
                table: "enterprises_visit",
                columns: new[] { "UnitPath", "VisitedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "enterprises_visit");
        }
    }
}
