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
                name: "accounts_access_log",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Success = table.Column<bool>(type: "boolean", nullable: false),
                    Ip = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    UserAgent = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Target = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_access_log", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserName = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    WorkPhone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    LinkedPersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    MobileIndex = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Mobile = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastSignInAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LockedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UnlockedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_attempts",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LockedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Locks = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_attempts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "accounts_phone_codes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MobileIndex = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CodeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WrongTries = table.Column<int>(type: "integer", nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_phone_codes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "administration_export",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    AskedById = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedByName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Address = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DecidedByName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_administration_export", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_caucus_note",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_caucus_note", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_consent",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Notice = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Device = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_consent", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_dispute",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Body = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IsCollective = table.Column<bool>(type: "boolean", nullable: false),
                    IsComplex = table.Column<bool>(type: "boolean", nullable: false),
                    MediatorsNeeded = table.Column<int>(type: "integer", nullable: false),
                    OwnInitiative = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AppliedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AcceptedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OpenedById = table.Column<Guid>(type: "uuid", nullable: false),
                    Claimed = table.Column<long>(type: "bigint", nullable: false),
                    Agreed = table.Column<long>(type: "bigint", nullable: false),
                    Paid = table.Column<long>(type: "bigint", nullable: false),
                    NextCheckOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndReason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    OtherRoutesTold = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ReferredResult = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ExtendedDays = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_dispute", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_draft",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TokenIndex = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Content = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_draft", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_party_door",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartyNumber = table.Column<int>(type: "integer", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Serial = table.Column<int>(type: "integer", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CodeIndex = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CodeSentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CodeTries = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_party_door", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_relation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    DeclaredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_relation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_request",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FailedContacts = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReceiptIndex = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Secrecy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    EnteredById = table.Column<Guid>(type: "uuid", nullable: true),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Facts = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    PlaceText = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: true),
                    RespondentName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    RespondentIsEmployer = table.Column<bool>(type: "boolean", nullable: false),
                    Employment_Start = table.Column<DateOnly>(type: "date", nullable: true),
                    Employment_End = table.Column<DateOnly>(type: "date", nullable: true),
                    Employment_Position = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Employment_PayType = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    Employment_MonthlyWage = table.Column<long>(type: "bigint", nullable: true),
                    ClaimantCount = table.Column<int>(type: "integer", nullable: false),
                    Groups = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IsCollective = table.Column<bool>(type: "boolean", nullable: false),
                    CollectiveFrom = table.Column<int>(type: "integer", nullable: false),
                    Claimed = table.Column<long>(type: "bigint", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    MasterId = table.Column<Guid>(type: "uuid", nullable: true),
                    DueOrder = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IsLate = table.Column<bool>(type: "boolean", nullable: false),
                    WasLate = table.Column<bool>(type: "boolean", nullable: false),
                    Evidence = table.Column<string>(type: "text", nullable: false),
                    CallBacks = table.Column<string>(type: "text", nullable: false),
                    DelayReasons = table.Column<string>(type: "text", nullable: false),
                    OwedReason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Outcome = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ResolvedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Stars = table.Column<int>(type: "integer", nullable: true),
                    Solved = table.Column<bool>(type: "boolean", nullable: true),
                    RatingText = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Reopenings = table.Column<int>(type: "integer", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: true),
                    HandlerPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    HandlerId = table.Column<Guid>(type: "uuid", nullable: true),
                    FirstAskedPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true, collation: "C"),
                    SupplementAskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SupplementList = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    JudgedTriggers = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Stream = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    SubType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Urgency = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SuggestedStream = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    SuggestedType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    SuggestedUrgency = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    SuggestionConfidence = table.Column<double>(type: "double precision", nullable: true),
                    SuggestionReasons = table.Column<string>(type: "text", nullable: true),
                    TriagedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    TriagedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_request", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_saved_filter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Query = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_saved_filter", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_settlement_offer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Terms = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_settlement_offer", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_signature_image",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Png = table.Column<byte[]>(type: "bytea", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_signature_image", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_task",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Detail = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    RuleId = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    IsOfUnit = table.Column<bool>(type: "boolean", nullable: false),
                    NotByHandler = table.Column<bool>(type: "boolean", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IsLate = table.Column<bool>(type: "boolean", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedById = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedByName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_task", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_work_order",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DepartmentPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    SentById = table.Column<Guid>(type: "uuid", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Matter = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    FeedbackDue = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    IsSolved = table.Column<bool>(type: "boolean", nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RecallReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_work_order", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "enterprises_enterprise",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    NameKey = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    CreditCode = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    HasFailedCode = table.Column<bool>(type: "boolean", nullable: false),
                    LegalRepresentative = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    Address = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    Phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    IndustryCode = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    Headcount = table.Column<int>(type: "integer", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enterprises_enterprise", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_attachment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    ByName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    IsConfidential = table.Column<bool>(type: "boolean", nullable: false),
                    IsRemoved = table.Column<bool>(type: "boolean", nullable: false),
                    Token = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Uploader = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_attachment", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_clock",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    StartEvent = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    StartDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Period = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    NaturalDue = table.Column<DateOnly>(type: "date", nullable: false),
                    DueDate = table.Column<DateOnly>(type: "date", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RolledDays = table.Column<int>(type: "integer", nullable: false),
                    Provisional = table.Column<bool>(type: "boolean", nullable: false),
                    ParameterKey = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    ParameterProfile = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    ParameterNumber = table.Column<int>(type: "integer", nullable: true),
                    LegalBasis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    IsOurDuty = table.Column<bool>(type: "boolean", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OverdueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Pauses = table.Column<string>(type: "text", nullable: false),
                    Extensions = table.Column<string>(type: "text", nullable: false),
                    Moves = table.Column<string>(type: "text", nullable: false),
                    Reminders = table.Column<string>(type: "text", nullable: false),
                    NextActionAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_clock", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_holiday_year",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Days = table.Column<string>(type: "text", nullable: false),
                    Papers = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    LoadedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_holiday_year", x => x.Id);
                });

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
                name: "kernel_import",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Import = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    FileName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    FileHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Taken = table.Column<int>(type: "integer", nullable: false),
                    Refused = table.Column<int>(type: "integer", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_import", x => x.Id);
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
                name: "kernel_number",
                columns: table => new
                {
                    Series = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_number", x => x.Series);
                });

            migrationBuilder.CreateTable(
                name: "kernel_parameter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Profile = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    LegalBasis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    SourceUrl = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    LastVerified = table.Column<DateOnly>(type: "date", nullable: true),
                    Mark = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IsShipped = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_parameter", x => x.Id);
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EntryNumber = table.Column<long>(type: "bigint", nullable: false),
                    Reaction = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    NextTryAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_reaction_failure", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_search",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Words = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_search", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "notices_notice",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Tone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    TitleInEnglish = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Detail = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DetailInEnglish = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Url = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClockId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_notice", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_tree_stamp",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Stamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_tree_stamp", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_unit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    Address = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    AreaCode = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    Field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_unit", x => x.Id);
                    table.ForeignKey(
                        name: "FK_organisation_unit_organisation_unit_ParentId",
                        column: x => x.ParentId,
                        principalTable: "organisation_unit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people_distinct",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    OneId = table.Column<Guid>(type: "uuid", nullable: false),
                    OtherId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_distinct", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_merge",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    KeptId = table.Column<Guid>(type: "uuid", nullable: false),
                    MergedId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    UndoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Before = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: false),
                    After = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_merge", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_person",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    NameKey = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Mobile = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    MobileIndex = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    IdNumber = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    IdIndex = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Address = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    Sex = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: true),
                    IsMigrantWorker = table.Column<bool>(type: "boolean", nullable: true),
                    MergedIntoId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_person", x => x.Id);
                    table.ForeignKey(
                        name: "FK_people_person_people_person_MergedIntoId",
                        column: x => x.MergedIntoId,
                        principalTable: "people_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people_reveal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Fact = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_reveal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_absences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DeputyId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_absences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_accounts_absences_accounts_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_credentials",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    PasswordHash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PasswordChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MustChangePassword = table.Column<bool>(type: "boolean", nullable: false),
                    FormerHashes = table.Column<string>(type: "character varying(1200)", maxLength: 1200, nullable: false),
                    SecondFactorKey = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    SecondFactorSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SecondFactorStep = table.Column<long>(type: "bigint", nullable: false),
                    RecoveryCodes = table.Column<string>(type: "character varying(1200)", maxLength: 1200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_credentials", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_accounts_credentials_accounts_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_grants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    GrantedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_grants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_accounts_grants_accounts_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SecondFactor = table.Column<bool>(type: "boolean", nullable: false),
                    Ip = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    UserAgent = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    End = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_accounts_sessions_accounts_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_agreement",
                columns: table => new
                {
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Facts = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    Terms = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    Method = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Copies = table.Column<int>(type: "integer", nullable: false),
                    OtherDuties = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    OtherDutiesDue = table.Column<DateOnly>(type: "date", nullable: true),
                    OtherDutiesDoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OtherDutiesRemindedAt = table.Column<int>(type: "integer", nullable: true),
                    OtherDutiesBreachedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ConfirmsRelation = table.Column<bool>(type: "boolean", nullable: false),
                    SettlesForGood = table.Column<bool>(type: "boolean", nullable: false),
                    SettledClaims = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    TouchesMinimum = table.Column<bool>(type: "boolean", nullable: false),
                    ReviewedBy = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    ReviewNote = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ReviewedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReviewApproved = table.Column<bool>(type: "boolean", nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_agreement", x => x.DisputeId);
                    table.ForeignKey(
                        name: "FK_cases_agreement_cases_dispute_DisputeId",
                        column: x => x.DisputeId,
                        principalTable: "cases_dispute",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_dispute_consent",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Consents = table.Column<bool>(type: "boolean", nullable: false),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SaidBy = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_dispute_consent", x => new { x.DisputeId, x.Number });
                    table.ForeignKey(
                        name: "FK_cases_dispute_consent_cases_dispute_DisputeId",
                        column: x => x.DisputeId,
                        principalTable: "cases_dispute",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_dispute_document",
                columns: table => new
                {
                    Order = table.Column<int>(type: "integer", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_dispute_document", x => new { x.DisputeId, x.Order });
                    table.ForeignKey(
                        name: "FK_cases_dispute_document_cases_dispute_DisputeId",
                        column: x => x.DisputeId,
                        principalTable: "cases_dispute",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_dispute_interruption",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_dispute_interruption", x => new { x.DisputeId, x.Number });
                    table.ForeignKey(
                        name: "FK_cases_dispute_interruption_cases_dispute_DisputeId",
                        column: x => x.DisputeId,
                        principalTable: "cases_dispute",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_dispute_mediator",
                columns: table => new
                {
                    Order = table.Column<int>(type: "integer", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    IsWoman = table.Column<bool>(type: "boolean", nullable: false),
                    AppointedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OverrideReason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    OverriddenById = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndReason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ObjectedBy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Objection = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ObjectionAnswer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_dispute_mediator", x => new { x.DisputeId, x.Order });
                    table.ForeignKey(
                        name: "FK_cases_dispute_mediator_cases_dispute_DisputeId",
                        column: x => x.DisputeId,
                        principalTable: "cases_dispute",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_dispute_party",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreditCode = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    LegalRepresentative = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    Address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    AddressConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IdKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    IdNumber = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    IdMasked = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    AgentName = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    AgentAuthority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Phone = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    PhoneMasked = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_dispute_party", x => new { x.DisputeId, x.Number });
                    table.ForeignKey(
                        name: "FK_cases_dispute_party_cases_dispute_DisputeId",
                        column: x => x.DisputeId,
                        principalTable: "cases_dispute",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_dispute_session",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Invitation = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    IsPublic = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ApplicantCame = table.Column<bool>(type: "boolean", nullable: false),
                    RespondentCame = table.Column<bool>(type: "boolean", nullable: false),
                    OthersPresent = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    NotHeldReason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Record_IdentityChecked = table.Column<bool>(type: "boolean", nullable: true),
                    Record_RightsRead = table.Column<bool>(type: "boolean", nullable: true),
                    Record_ApplicantSaid = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    Record_RespondentSaid = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    Record_Proposals = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    Record_Result = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Record_NotSigned = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Record_Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Record_FrozenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_dispute_session", x => new { x.DisputeId, x.Number });
                    table.ForeignKey(
                        name: "FK_cases_dispute_session_cases_dispute_DisputeId",
                        column: x => x.DisputeId,
                        principalTable: "cases_dispute",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_dispute_signature",
                columns: table => new
                {
                    Order = table.Column<int>(type: "integer", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Document = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DocumentNumber = table.Column<int>(type: "integer", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PartyNumber = table.Column<int>(type: "integer", nullable: true),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ImageId = table.Column<Guid>(type: "uuid", nullable: true),
                    SignedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_dispute_signature", x => new { x.DisputeId, x.Order });
                    table.ForeignKey(
                        name: "FK_cases_dispute_signature_cases_dispute_DisputeId",
                        column: x => x.DisputeId,
                        principalTable: "cases_dispute",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_claim",
                columns: table => new
                {
                    Line = table.Column<int>(type: "integer", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_claim", x => new { x.RequestId, x.Line });
                    table.ForeignKey(
                        name: "FK_cases_claim_cases_request_RequestId",
                        column: x => x.RequestId,
                        principalTable: "cases_request",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_handling",
                columns: table => new
                {
                    Order = table.Column<int>(type: "integer", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OfficerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Start = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StartReason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AcceptedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    EndReason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_handling", x => new { x.RequestId, x.Order });
                    table.ForeignKey(
                        name: "FK_cases_handling_cases_request_RequestId",
                        column: x => x.RequestId,
                        principalTable: "cases_request",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_note",
                columns: table => new
                {
                    Line = table.Column<int>(type: "integer", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    ForWorker = table.Column<bool>(type: "boolean", nullable: false),
                    ByWorker = table.Column<bool>(type: "boolean", nullable: false),
                    Author = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_note", x => new { x.RequestId, x.Line });
                    table.ForeignKey(
                        name: "FK_cases_note_cases_request_RequestId",
                        column: x => x.RequestId,
                        principalTable: "cases_request",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_duty",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    Days = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    Starts = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    Ends = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    RemovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_duty", x => x.Id);
                    table.ForeignKey(
                        name: "FK_organisation_duty_organisation_unit_UnitId",
                        column: x => x.UnitId,
                        principalTable: "organisation_unit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_instalment",
                columns: table => new
                {
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    PayBy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Payee = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Account = table.Column<string>(type: "character varying(4200)", maxLength: 4200, nullable: true),
                    AccountMasked = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Paid = table.Column<long>(type: "bigint", nullable: false),
                    BreachedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RemindedAt = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_instalment", x => new { x.DisputeId, x.Revision, x.Number });
                    table.ForeignKey(
                        name: "FK_cases_instalment_cases_agreement_DisputeId",
                        column: x => x.DisputeId,
                        principalTable: "cases_agreement",
                        principalColumn: "DisputeId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_payment",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Instalment = table.Column<int>(type: "integer", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReportedBy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ReportedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ProofId = table.Column<Guid>(type: "uuid", nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ReportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AnsweredBy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    AnsweredById = table.Column<Guid>(type: "uuid", nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RejectReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_payment", x => new { x.DisputeId, x.Revision, x.Instalment, x.Number });
                    table.ForeignKey(
                        name: "FK_cases_payment_cases_instalment_DisputeId_Revision_Instalment",
                        columns: x => new { x.DisputeId, x.Revision, x.Instalment },
                        principalTable: "cases_instalment",
                        principalColumns: new[] { "DisputeId", "Revision", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "organisation_tree_stamp",
                columns: new[] { "Id", "Stamp" },
                values: new object[] { 1, new Guid("00000000-0000-0000-0000-000000000000") });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_absences_AccountId",
                table: "accounts_absences",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_absences_DeputyId_Until",
                table: "accounts_absences",
                columns: new[] { "DeputyId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_access_log_AccountId_At",
                table: "accounts_access_log",
                columns: new[] { "AccountId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_access_log_At_Id",
                table: "accounts_access_log",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_accounts_MobileIndex",
                table: "accounts_accounts",
                column: "MobileIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_accounts_PersonId",
                table: "accounts_accounts",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_accounts_UnitPath",
                table: "accounts_accounts",
                column: "UnitPath");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_accounts_UserName",
                table: "accounts_accounts",
                column: "UserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_attempts_Since",
                table: "accounts_attempts",
                column: "Since");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_grants_AccountId",
                table: "accounts_grants",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_grants_Role_UnitPath",
                table: "accounts_grants",
                columns: new[] { "Role", "UnitPath" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_grants_UnitPath_Role",
                table: "accounts_grants",
                columns: new[] { "UnitPath", "Role" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_phone_codes_MobileIndex_SentAt",
                table: "accounts_phone_codes",
                columns: new[] { "MobileIndex", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_phone_codes_SentAt",
                table: "accounts_phone_codes",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_sessions_AccountId_StartedAt",
                table: "accounts_sessions",
                columns: new[] { "AccountId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_sessions_StartedAt",
                table: "accounts_sessions",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_administration_export_AskedById_AskedAt",
                table: "administration_export",
                columns: new[] { "AskedById", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_administration_export_State_UnitPath",
                table: "administration_export",
                columns: new[] { "State", "UnitPath" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_caucus_note_DisputeId_AuthorId",
                table: "cases_caucus_note",
                columns: new[] { "DisputeId", "AuthorId" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_consent_PersonId",
                table: "cases_consent",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_consent_RequestId",
                table: "cases_consent",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_dispute_NextCheckOn",
                table: "cases_dispute",
                column: "NextCheckOn");

            migrationBuilder.CreateIndex(
                name: "IX_cases_dispute_Number",
                table: "cases_dispute",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_dispute_RequestId",
                table: "cases_dispute",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_dispute_UnitPath_State_AppliedAt",
                table: "cases_dispute",
                columns: new[] { "UnitPath", "State", "AppliedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_dispute_mediator_AccountId",
                table: "cases_dispute_mediator",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_dispute_party_EnterpriseId",
                table: "cases_dispute_party",
                column: "EnterpriseId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_dispute_party_PersonId",
                table: "cases_dispute_party",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_dispute_session_Id",
                table: "cases_dispute_session",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_draft_TokenIndex",
                table: "cases_draft",
                column: "TokenIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_draft_UpdatedAt",
                table: "cases_draft",
                column: "UpdatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_cases_handling_OfficerId",
                table: "cases_handling",
                column: "OfficerId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_party_door_DisputeId_PartyNumber",
                table: "cases_party_door",
                columns: new[] { "DisputeId", "PartyNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_relation_AccountId",
                table: "cases_relation",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_relation_EnterpriseId",
                table: "cases_relation",
                column: "EnterpriseId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_relation_PersonId",
                table: "cases_relation",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_EnterpriseId_SubmittedAt",
                table: "cases_request",
                columns: new[] { "EnterpriseId", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_HandlerId_State_DueOrder",
                table: "cases_request",
                columns: new[] { "HandlerId", "State", "DueOrder" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_HandlerPath_DueOrder",
                table: "cases_request",
                columns: new[] { "HandlerPath", "DueOrder" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_MasterId",
                table: "cases_request",
                column: "MasterId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_Number",
                table: "cases_request",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_ParentId",
                table: "cases_request",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_PersonId_SubmittedAt",
                table: "cases_request",
                columns: new[] { "PersonId", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_ReceiptIndex",
                table: "cases_request",
                column: "ReceiptIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_State_DueOrder",
                table: "cases_request",
                columns: new[] { "State", "DueOrder" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_request_UnitPath_DueOrder",
                table: "cases_request",
                columns: new[] { "UnitPath", "DueOrder" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_saved_filter_AccountId",
                table: "cases_saved_filter",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_settlement_offer_DisputeId",
                table: "cases_settlement_offer",
                column: "DisputeId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_signature_image_DisputeId",
                table: "cases_signature_image",
                column: "DisputeId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_task_RequestId",
                table: "cases_task",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_task_UnitPath_DueAt",
                table: "cases_task",
                columns: new[] { "UnitPath", "DueAt" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_work_order_DepartmentPath_State_FeedbackDue",
                table: "cases_work_order",
                columns: new[] { "DepartmentPath", "State", "FeedbackDue" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_work_order_RequestId",
                table: "cases_work_order",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_enterprises_enterprise_CreditCode",
                table: "enterprises_enterprise",
                column: "CreditCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_enterprises_enterprise_IndustryCode",
                table: "enterprises_enterprise",
                column: "IndustryCode");

            migrationBuilder.CreateIndex(
                name: "IX_enterprises_enterprise_NameKey",
                table: "enterprises_enterprise",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_enterprises_enterprise_UnitPath",
                table: "enterprises_enterprise",
                column: "UnitPath");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_attachment_Hash",
                table: "kernel_attachment",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_attachment_SubjectId_At",
                table: "kernel_attachment",
                columns: new[] { "SubjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_attachment_Token",
                table: "kernel_attachment",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_clock_DueDate",
                table: "kernel_clock",
                column: "DueDate",
                filter: "\"Provisional\"");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_clock_NextActionAt_Id",
                table: "kernel_clock",
                columns: new[] { "NextActionAt", "Id" },
                filter: "\"NextActionAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_clock_OwnerId_Status_DueAt",
                table: "kernel_clock",
                columns: new[] { "OwnerId", "Status", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_clock_Status_DueAt",
                table: "kernel_clock",
                columns: new[] { "Status", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_clock_SubjectId",
                table: "kernel_clock",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_clock_UnitPath_Status_DueAt",
                table: "kernel_clock",
                columns: new[] { "UnitPath", "Status", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_holiday_year_Year",
                table: "kernel_holiday_year",
                column: "Year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_idempotency_At",
                table: "kernel_idempotency",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_import_UnitPath",
                table: "kernel_import",
                column: "UnitPath");

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
                name: "IX_kernel_parameter_Key_Profile_Number",
                table: "kernel_parameter",
                columns: new[] { "Key", "Profile", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_reaction_failure_EntryNumber_Reaction",
                table: "kernel_reaction_failure",
                columns: new[] { "EntryNumber", "Reaction" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_reaction_failure_NextTryAt",
                table: "kernel_reaction_failure",
                column: "NextTryAt");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_search_Kind_SubjectId",
                table: "kernel_search",
                columns: new[] { "Kind", "SubjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notices_notice_AccountId_At_Id",
                table: "notices_notice",
                columns: new[] { "AccountId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_notice_AccountId_Key",
                table: "notices_notice",
                columns: new[] { "AccountId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notices_notice_At",
                table: "notices_notice",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_notices_notice_ClockId",
                table: "notices_notice",
                column: "ClockId",
                filter: "\"ClockId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_notices_notice_SubjectId",
                table: "notices_notice",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_notice_Unread",
                table: "notices_notice",
                column: "AccountId",
                filter: "\"ReadAt\" IS NULL AND \"SettledAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_duty_UnitId",
                table: "organisation_duty",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_duty_UnitPath_RemovedAt",
                table: "organisation_duty",
                columns: new[] { "UnitPath", "RemovedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_organisation_unit_ParentId",
                table: "organisation_unit",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_unit_UnitPath",
                table: "organisation_unit",
                column: "UnitPath",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_distinct_OneId_OtherId",
                table: "people_distinct",
                columns: new[] { "OneId", "OtherId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_merge_KeptId",
                table: "people_merge",
                column: "KeptId");

            migrationBuilder.CreateIndex(
                name: "IX_people_merge_MergedId",
                table: "people_merge",
                column: "MergedId");

            migrationBuilder.CreateIndex(
                name: "IX_people_person_IdIndex",
                table: "people_person",
                column: "IdIndex");

            migrationBuilder.CreateIndex(
                name: "IX_people_person_MergedIntoId",
                table: "people_person",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_people_person_MobileIndex",
                table: "people_person",
                column: "MobileIndex");

            migrationBuilder.CreateIndex(
                name: "IX_people_person_NameKey",
                table: "people_person",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_people_person_UnitPath",
                table: "people_person",
                column: "UnitPath");

            migrationBuilder.CreateIndex(
                name: "IX_people_reveal_AccountId_At",
                table: "people_reveal",
                columns: new[] { "AccountId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_people_reveal_PersonId",
                table: "people_reveal",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_absences");

            migrationBuilder.DropTable(
                name: "accounts_access_log");

            migrationBuilder.DropTable(
                name: "accounts_attempts");

            migrationBuilder.DropTable(
                name: "accounts_credentials");

            migrationBuilder.DropTable(
                name: "accounts_grants");

            migrationBuilder.DropTable(
                name: "accounts_phone_codes");

            migrationBuilder.DropTable(
                name: "accounts_sessions");

            migrationBuilder.DropTable(
                name: "administration_export");

            migrationBuilder.DropTable(
                name: "cases_caucus_note");

            migrationBuilder.DropTable(
                name: "cases_claim");

            migrationBuilder.DropTable(
                name: "cases_consent");

            migrationBuilder.DropTable(
                name: "cases_dispute_consent");

            migrationBuilder.DropTable(
                name: "cases_dispute_document");

            migrationBuilder.DropTable(
                name: "cases_dispute_interruption");

            migrationBuilder.DropTable(
                name: "cases_dispute_mediator");

            migrationBuilder.DropTable(
                name: "cases_dispute_party");

            migrationBuilder.DropTable(
                name: "cases_dispute_session");

            migrationBuilder.DropTable(
                name: "cases_dispute_signature");

            migrationBuilder.DropTable(
                name: "cases_draft");

            migrationBuilder.DropTable(
                name: "cases_handling");

            migrationBuilder.DropTable(
                name: "cases_note");

            migrationBuilder.DropTable(
                name: "cases_party_door");

            migrationBuilder.DropTable(
                name: "cases_payment");

            migrationBuilder.DropTable(
                name: "cases_relation");

            migrationBuilder.DropTable(
                name: "cases_saved_filter");

            migrationBuilder.DropTable(
                name: "cases_settlement_offer");

            migrationBuilder.DropTable(
                name: "cases_signature_image");

            migrationBuilder.DropTable(
                name: "cases_task");

            migrationBuilder.DropTable(
                name: "cases_work_order");

            migrationBuilder.DropTable(
                name: "enterprises_enterprise");

            migrationBuilder.DropTable(
                name: "kernel_attachment");

            migrationBuilder.DropTable(
                name: "kernel_clock");

            migrationBuilder.DropTable(
                name: "kernel_holiday_year");

            migrationBuilder.DropTable(
                name: "kernel_idempotency");

            migrationBuilder.DropTable(
                name: "kernel_import");

            migrationBuilder.DropTable(
                name: "kernel_journal");

            migrationBuilder.DropTable(
                name: "kernel_journal_place");

            migrationBuilder.DropTable(
                name: "kernel_journal_seal");

            migrationBuilder.DropTable(
                name: "kernel_number");

            migrationBuilder.DropTable(
                name: "kernel_parameter");

            migrationBuilder.DropTable(
                name: "kernel_reaction_done");

            migrationBuilder.DropTable(
                name: "kernel_reaction_failure");

            migrationBuilder.DropTable(
                name: "kernel_search");

            migrationBuilder.DropTable(
                name: "notices_notice");

            migrationBuilder.DropTable(
                name: "organisation_duty");

            migrationBuilder.DropTable(
                name: "organisation_tree_stamp");

            migrationBuilder.DropTable(
                name: "people_distinct");

            migrationBuilder.DropTable(
                name: "people_merge");

            migrationBuilder.DropTable(
                name: "people_person");

            migrationBuilder.DropTable(
                name: "people_reveal");

            migrationBuilder.DropTable(
                name: "accounts_accounts");

            migrationBuilder.DropTable(
                name: "cases_request");

            migrationBuilder.DropTable(
                name: "cases_instalment");

            migrationBuilder.DropTable(
                name: "organisation_unit");

            migrationBuilder.DropTable(
                name: "cases_agreement");

            migrationBuilder.DropTable(
                name: "cases_dispute");
        }
    }
}
