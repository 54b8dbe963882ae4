using Niangjia.Contracts.Documents;
using Niangjia.Documents.Domain;
using Niangjia.Kernel;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Documents.Tests;

/// <summary>A document is drafted over its matter, frozen with a digest, and taken back; nothing else happens to it (R §14).</summary>
public sealed class OfficialDocumentTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly DocumentPlace Place = new("dispute", Guid.CreateVersion7(Now), "Acceptance", 0);
    private readonly AesSealer _sealer = new(KeyRing.Create());

    [Fact]
    public void A_required_element_that_is_empty_refuses_the_issue_at_its_field()
    {
        Should.Throw<RefusedException>(Template(reason: " ").RefuseIfIncomplete).ShouldSatisfyAllConditions(
            refused => refused.Field.ShouldBe("Lines[1].Text"), refused => refused.Message.ShouldContain("受理理由"), refused => refused.RuleId.ShouldBe("R §14"));
        Should.NotThrow(Template().RefuseIfIncomplete);
    }

    [Fact]
    public void Only_what_was_typed_otherwise_is_kept_and_all_else_follows_the_matter()
    {
        var document = OfficialDocument.Draft(Place, 1, Template(), Now);
        document.Edit(Template(), new Dictionary<string, string?> { ["parties"] = "甲方、乙方", ["reason"] = "改过的理由" }, _sealer);
        document.Typed(_sealer).ShouldBe(new Dictionary<string, string> { ["reason"] = "改过的理由" });
        // The matter says other parties by now; the draft follows, and keeps its own reason.
        var read = Template(parties: "丙方、丁方").With(document.Typed(_sealer));
        read.Elements.Select(element => element.Text).ShouldBe(["丙方、丁方", "改过的理由"]);
        document.Edit(Template(), new Dictionary<string, string?> { ["reason"] = Template().Elements[1].Text }, _sealer);
        document.Edits.ShouldBeNull("what reads as the matter says it is no edit");
    }

    [Fact]
    public void The_digest_changes_with_every_word_and_an_issued_document_changes_no_more()
    {
        var (one, other) = (Issued("甲方、乙方"), Issued("甲方、丙方"));
        one.Digest.ShouldNotBe(other.Digest);
        one.Digest.ShouldBe(Issued("甲方、乙方").Digest);
        one.Thaw(_sealer).Title.ShouldBe("受理通知书");
        Should.Throw<RefusedException>(() => one.Edit(Template(), new Dictionary<string, string?>(), _sealer)).RuleId.ShouldBe("R §14");
        Should.Throw<RefusedException>(() => one.Issue(Template().Compose(), "AAAABBBBCCCC", _sealer, Now)).RuleId.ShouldBe("R §14");
    }

    [Fact]
    public void It_is_taken_back_once_and_only_with_a_reason()
    {
        Should.Throw<RefusedException>(() => OfficialDocument.Draft(Place, 1, Template(), Now).Void("写错了", Now));
        var document = Issued("甲方、乙方");
        Should.Throw<RefusedException>(() => document.Void(" ", Now)).Field.ShouldBe("Reason");
        document.Void("当事人名称有误", Now);
        (document.State, document.VoidReason, document.Digest).ShouldBe((DocumentState.Voided, "当事人名称有误", Issued("甲方、乙方").Digest));
        Should.Throw<RefusedException>(() => document.Void("再来一次", Now));
    }

    private OfficialDocument Issued(string parties)
    {
        var document = OfficialDocument.Draft(Place, 1, Template(parties), Now);
        document.Issue(Template(parties).Compose() with { Number = "〔2026〕春晖工调受字第0001号", On = new(2026, 3, 2) }, "K7M2P9Q4R3TX", _sealer, Now);
        return document;
    }

    private static DocumentTemplate Template(string parties = "甲方、乙方", string reason = "属于受理范围") => new("受理通知书", "调受", "/1/2/", "春晖街道总工会", "LD-1",
        [new("parties", "当事人", parties, ElementStyle.Led), new("reason", "受理理由", reason)]);
}
