using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Niangjia.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Depth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_cases_transfer_SenderPath_SenderKey",
                table: "cases_transfer");

            migrationBuilder.DropIndex(
                name: "IX_cases_request_HandlerPath_DueOrder",
                table: "cases_request");

            migrationBuilder.DropIndex(
                name: "IX_cases_request_UnitPath_DueOrder",
                table: "cases_request");

            // In place: the scaffolded form would make the table anew, outside the transaction. Lengths are no matter of the schema here.
            migrationBuilder.Sql("""ALTER TABLE cases_hotline_call DROP COLUMN "PersonId";""");

            migrationBuilder.AddColumn<bool>(
                name: "NotDouble",
                table: "cases_message",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_people_person_Name_Id",
                table: "people_person",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_enterprises_visit_VisitedAt_Id",
                table: "enterprises_visit",
                columns: new[] { "VisitedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_enterprises_enterprise_Name_Id",
                table: "enterprises_enterprise",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_transfer_SenderPath_SenderKey",
                table: "cases_transfer",
                columns: new[] { "SenderPath", "SenderKey" },
                unique: true,
                filter: "\"State\" <> 'Returned'");

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_DueOrder_Id",
                table: "cases_request",
                columns: new[] { "DueOrder", "Id" },
                filter: "\"ClosedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_EnteredById",
                table: "cases_request",
                column: "EnteredById",
                filter: "\"EnteredById\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_HandlerPath_ClosedAt_Id",
                table: "cases_request",
                columns: new[] { "HandlerPath", "ClosedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_SubmittedAt_Id",
                table: "cases_request",
                columns: new[] { "SubmittedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_UnitPath_ClosedAt_Secrecy_Id",
                table: "cases_request",
                columns: new[] { "UnitPath", "ClosedAt", "Secrecy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_hotline_call_BeganAt_Id",
                table: "cases_hotline_call",
                columns: new[] { "BeganAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_handling_UnitPath",
                table: "cases_handling",
                column: "UnitPath",
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_dispute_AppliedAt_Id",
                table: "cases_dispute",
                columns: new[] { "AppliedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_people_person_Name_Id",
                table: "people_person");

            migrationBuilder.DropIndex(
                name: "IX_enterprises_visit_VisitedAt_Id",
                table: "enterprises_visit");

            migrationBuilder.DropIndex(
                name: "IX_enterprises_enterprise_Name_Id",
                table: "enterprises_enterprise");

            migrationBuilder.DropIndex(
                name: "IX_cases_transfer_SenderPath_SenderKey",
                table: "cases_transfer");

            migrationBuilder.DropIndex(
                name: "IX_cases_request_DueOrder_Id",
                table: "cases_request");

            migrationBuilder.DropIndex(
                name: "IX_cases_request_EnteredById",
                table: "cases_request");

            migrationBuilder.DropIndex(
                name: "IX_cases_request_HandlerPath_ClosedAt_Id",
                table: "cases_request");

            migrationBuilder.DropIndex(
                name: "IX_cases_request_SubmittedAt_Id",
                table: "cases_request");

            migrationBuilder.DropIndex(
                name: "IX_cases_request_UnitPath_ClosedAt_Secrecy_Id",
                table: "cases_request");

            migrationBuilder.DropIndex(
                name: "IX_cases_hotline_call_BeganAt_Id",
                table: "cases_hotline_call");

            migrationBuilder.DropIndex(
                name: "IX_cases_handling_UnitPath",
                table: "cases_handling");

            migrationBuilder.DropIndex(
                name: "IX_cases_dispute_AppliedAt_Id",
                table: "cases_dispute");

            migrationBuilder.Sql("""ALTER TABLE cases_message DROP COLUMN "NotDouble";""");

            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "cases_hotline_call",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_transfer_SenderPath_SenderKey",
                table: "cases_transfer",
                columns: new[] { "SenderPath", "SenderKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_HandlerPath_DueOrder",
                table: "cases_request",
                columns: new[] { "HandlerPath", "DueOrder" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_UnitPath_DueOrder",
                table: "cases_request",
                columns: new[] { "UnitPath", "DueOrder" });
        }
    }
}
