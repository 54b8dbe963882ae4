using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Niangjia.Migrations.Sqlite.Migrations
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Success = table.Column<bool>(type: "INTEGER", nullable: false),
                    Ip = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true),
                    UserAgent = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Target = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_access_log", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WorkPhone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    LinkedPersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    MobileIndex = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Mobile = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSignInAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LockedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UnlockedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_attempts",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    LockedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Locks = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_attempts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "accounts_phone_codes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MobileIndex = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CodeHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WrongTries = table.Column<int>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_phone_codes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "administration_export",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_administration_export", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_caucus_note",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_caucus_note", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_consent",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Notice = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Device = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_consent", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_dispute",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Body = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsCollective = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsComplex = table.Column<bool>(type: "INTEGER", nullable: false),
                    MediatorsNeeded = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnInitiative = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AppliedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AcceptedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OpenedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Claimed = table.Column<long>(type: "INTEGER", nullable: false),
                    Agreed = table.Column<long>(type: "INTEGER", nullable: false),
                    Paid = table.Column<long>(type: "INTEGER", nullable: false),
                    NextCheckOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    OtherRoutesTold = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ReferredResult = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ExtendedDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_dispute", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_draft",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenIndex = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 4200, nullable: true),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_draft", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_party_door",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartyNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Serial = table.Column<int>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CodeIndex = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CodeSentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CodeTries = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_party_door", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_relation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    DeclaredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_relation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_request",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FailedContacts = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReceiptIndex = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Secrecy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredById = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubmittedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Facts = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    PlaceText = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RespondentName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    RespondentIsEmployer = table.Column<bool>(type: "INTEGER", nullable: false),
                    Employment_Start = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Employment_End = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Employment_Position = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Employment_PayType = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Employment_MonthlyWage = table.Column<long>(type: "INTEGER", nullable: true),
                    ClaimantCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Groups = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsCollective = table.Column<bool>(type: "INTEGER", nullable: false),
                    CollectiveFrom = table.Column<int>(type: "INTEGER", nullable: false),
                    Claimed = table.Column<long>(type: "INTEGER", nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    MasterId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueOrder = table.Column<long>(type: "INTEGER", nullable: false),
                    IsLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    WasLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false),
                    CallBacks = table.Column<string>(type: "TEXT", nullable: false),
                    DelayReasons = table.Column<string>(type: "TEXT", nullable: false),
                    OwedReason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ResolvedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Stars = table.Column<int>(type: "INTEGER", nullable: true),
                    Solved = table.Column<bool>(type: "INTEGER", nullable: true),
                    RatingText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Reopenings = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HandlerPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    HandlerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    FirstAskedPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true, collation: "BINARY"),
                    SupplementAskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SupplementList = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    JudgedTriggers = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Stream = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SubType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Urgency = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SuggestedStream = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SuggestedType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SuggestedUrgency = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SuggestionConfidence = table.Column<double>(type: "REAL", nullable: true),
                    SuggestionReasons = table.Column<string>(type: "TEXT", nullable: true),
                    TriagedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TriagedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_request", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_saved_filter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_saved_filter", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_settlement_offer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Terms = table.Column<string>(type: "TEXT", maxLength: 4200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_settlement_offer", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_signature_image",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Png = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_signature_image", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_task",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    RuleId = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    IsOfUnit = table.Column<bool>(type: "INTEGER", nullable: false),
                    NotByHandler = table.Column<bool>(type: "INTEGER", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_task", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_work_order",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DepartmentPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    SentById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Matter = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    FeedbackDue = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    IsSolved = table.Column<bool>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RecallReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_work_order", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "enterprises_enterprise",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CreditCode = table.Column<string>(type: "TEXT", maxLength: 18, nullable: true),
                    HasFailedCode = table.Column<bool>(type: "INTEGER", nullable: false),
                    LegalRepresentative = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    IndustryCode = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    Headcount = table.Column<int>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enterprises_enterprise", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_attachment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    IsConfidential = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsRemoved = table.Column<bool>(type: "INTEGER", nullable: false),
                    Token = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Uploader = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_attachment", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_clock",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Level = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    StartEvent = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Period = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    NaturalDue = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RolledDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Provisional = table.Column<bool>(type: "INTEGER", nullable: false),
                    ParameterKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    ParameterProfile = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    ParameterNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    IsOurDuty = table.Column<bool>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OverdueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Pauses = table.Column<string>(type: "TEXT", nullable: false),
                    Extensions = table.Column<string>(type: "TEXT", nullable: false),
                    Moves = table.Column<string>(type: "TEXT", nullable: false),
                    Reminders = table.Column<string>(type: "TEXT", nullable: false),
                    NextActionAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_clock", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_holiday_year",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Days = table.Column<string>(type: "TEXT", nullable: false),
                    Papers = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    LoadedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_holiday_year", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_idempotency",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_idempotency", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "kernel_import",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Import = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    FileHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Taken = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_import", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_journal",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Transaction = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Changes = table.Column<string>(type: "TEXT", nullable: true),
                    TraceId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_journal", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "kernel_journal_place",
                columns: table => new
                {
                    Reader = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Transaction = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_journal_place", x => x.Reader);
                });

            migrationBuilder.CreateTable(
                name: "kernel_journal_seal",
                columns: table => new
                {
                    Batch = table.Column<long>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    LastTransaction = table.Column<long>(type: "INTEGER", nullable: false),
                    LastNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Rows = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Previous = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_journal_seal", x => x.Batch);
                });

            migrationBuilder.CreateTable(
                name: "kernel_number",
                columns: table => new
                {
                    Series = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_number", x => x.Series);
                });

            migrationBuilder.CreateTable(
                name: "kernel_parameter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Profile = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    SourceUrl = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LastVerified = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Mark = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsShipped = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_parameter", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_reaction_done",
                columns: table => new
                {
                    EntryNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Reaction = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_reaction_done", x => new { x.EntryNumber, x.Reaction });
                });

            migrationBuilder.CreateTable(
                name: "kernel_reaction_failure",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EntryNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Reaction = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    NextTryAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_reaction_failure", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_search",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Words = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_search", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "notices_notice",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Tone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TitleInEnglish = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DetailInEnglish = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Url = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClockId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_notice", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_tree_stamp",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_tree_stamp", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_unit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    AreaCode = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    OneId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OtherId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_distinct", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_merge",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    KeptId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MergedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    UndoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Before = table.Column<string>(type: "TEXT", maxLength: 4200, nullable: false),
                    After = table.Column<string>(type: "TEXT", maxLength: 4200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_merge", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_person",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Name = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Mobile = table.Column<string>(type: "TEXT", maxLength: 4200, nullable: true),
                    MobileIndex = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    IdNumber = table.Column<string>(type: "TEXT", maxLength: 4200, nullable: true),
                    IdIndex = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 4200, nullable: true),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsMigrantWorker = table.Column<bool>(type: "INTEGER", nullable: true),
                    MergedIntoId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Fact = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_reveal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_absences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    DeputyId = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PasswordChangedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    MustChangePassword = table.Column<bool>(type: "INTEGER", nullable: false),
                    FormerHashes = table.Column<string>(type: "TEXT", maxLength: 1200, nullable: false),
                    SecondFactorKey = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    SecondFactorSince = table.Column<long>(type: "INTEGER", nullable: true),
                    SecondFactorStep = table.Column<long>(type: "INTEGER", nullable: false),
                    RecoveryCodes = table.Column<string>(type: "TEXT", maxLength: 1200, nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    GrantedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<Guid>(type: "TEXT", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SecondFactor = table.Column<bool>(type: "INTEGER", nullable: false),
                    Ip = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true),
                    UserAgent = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    End = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
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
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Facts = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    Terms = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Copies = table.Column<int>(type: "INTEGER", nullable: false),
                    OtherDuties = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    OtherDutiesDue = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OtherDutiesDoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OtherDutiesRemindedAt = table.Column<int>(type: "INTEGER", nullable: true),
                    OtherDutiesBreachedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConfirmsRelation = table.Column<bool>(type: "INTEGER", nullable: false),
                    SettlesForGood = table.Column<bool>(type: "INTEGER", nullable: false),
                    SettledClaims = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    TouchesMinimum = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReviewedBy = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    ReviewNote = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ReviewedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReviewApproved = table.Column<bool>(type: "INTEGER", nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Consents = table.Column<bool>(type: "INTEGER", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SaidBy = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedById = table.Column<Guid>(type: "TEXT", nullable: true)
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
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false)
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
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false)
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
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    IsWoman = table.Column<bool>(type: "INTEGER", nullable: false),
                    AppointedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OverrideReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    OverriddenById = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ObjectedBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Objection = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ObjectionAnswer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
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
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreditCode = table.Column<string>(type: "TEXT", maxLength: 18, nullable: true),
                    LegalRepresentative = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AddressConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IdKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    IdNumber = table.Column<string>(type: "TEXT", maxLength: 4200, nullable: true),
                    IdMasked = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    AgentName = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    AgentAuthority = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 4200, nullable: true),
                    PhoneMasked = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true)
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
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Invitation = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    IsPublic = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ApplicantCame = table.Column<bool>(type: "INTEGER", nullable: false),
                    RespondentCame = table.Column<bool>(type: "INTEGER", nullable: false),
                    OthersPresent = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    NotHeldReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Record_IdentityChecked = table.Column<bool>(type: "INTEGER", nullable: true),
                    Record_RightsRead = table.Column<bool>(type: "INTEGER", nullable: true),
                    Record_ApplicantSaid = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true),
                    Record_RespondentSaid = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true),
                    Record_Proposals = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true),
                    Record_Result = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Record_NotSigned = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Record_Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Record_FrozenAt = table.Column<long>(type: "INTEGER", nullable: true)
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
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Document = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DocumentNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PartyNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ImageId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SignedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OfficerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Start = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    AcceptedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
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
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ForWorker = table.Column<bool>(type: "INTEGER", nullable: false),
                    ByWorker = table.Column<bool>(type: "INTEGER", nullable: false),
                    Author = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitPath = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false, collation: "BINARY"),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Days = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    Starts = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Ends = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    PayBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Payee = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 4200, nullable: true),
                    AccountMasked = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Paid = table.Column<long>(type: "INTEGER", nullable: false),
                    BreachedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RemindedAt = table.Column<int>(type: "INTEGER", nullable: true)
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
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    DisputeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Instalment = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReportedBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ReportedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProofId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ReportedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    AnsweredById = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RejectReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
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
