using System.Runtime.Versioning;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Configuration;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Kernel.Tests.Sealing;

/// <summary>R-SEC-12.</summary>
public sealed class SealingTests
{
    private readonly KeyRing _ring = KeyRing.Create();

    [Fact]
    public void What_is_sealed_opens_again() => Prop.ForAll<NonNull<string>>(text =>
    {
        var sealer = new AesSealer(_ring);
        var plain = string.Concat(text.Get.Where(c => !char.IsSurrogate(c))) + "张三😀";
        return sealer.Open(SealedField.Phone, sealer.Seal(SealedField.Phone, plain)) == plain;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_value_never_looks_the_same_twice()
    {
        var sealer = new AesSealer(_ring);
        sealer.Seal(SealedField.Phone, "+8613812345678").ShouldNotBe(sealer.Seal(SealedField.Phone, "+8613812345678"));
    }

    [Fact]
    public void Printed_by_mistake_a_sealed_value_tells_nothing() => $"{new AesSealer(_ring).Seal(SealedField.Phone, "x")}".ShouldBe("(sealed)");

    [Fact]
    public void Any_altered_character_is_noticed()
    {
        var sealer = new AesSealer(_ring);
        var stored = sealer.Seal(SealedField.CitizenId, "999901198705121232").Stored;
        for (var at = 0; at < stored.Length; at++)
        {
            // A and Q differ in the top two bits, the only ones that count in the last character.
            var altered = stored.ToCharArray();
            altered[at] = altered[at] == 'A' ? 'Q' : 'A';
            Should.Throw<SealBrokenException>(() => sealer.Open(SealedField.CitizenId, SealedText.FromStored(new(altered))), $"character {at}");
        }
    }

    [Theory]
    [InlineData(""), InlineData("1:a:b"), InlineData("1:a:b:c:d"), InlineData("2:a:b:AAAA"), InlineData("999901198705121232"), InlineData("1:a:b:%%%")]
    public void What_is_not_sealed_is_told_apart(string stored) =>
        Should.Throw<SealBrokenException>(() => new AesSealer(_ring).Open(SealedField.Phone, SealedText.FromStored(stored))).Fault.ShouldBe(SealFault.Malformed);

    [Fact]
    public void A_value_moved_to_another_column_does_not_open()
    {
        var sealer = new AesSealer(_ring);
        var phone = sealer.Seal(SealedField.Phone, "+8613812345678");
        Should.Throw<SealBrokenException>(() => sealer.Open(SealedField.BankCard, phone)).Fault.ShouldBe(SealFault.OtherField);
        var renamed = SealedText.FromStored(phone.Stored.Replace(":phone:", ":bank-card:", StringComparison.Ordinal));
        Should.Throw<SealBrokenException>(() => sealer.Open(SealedField.BankCard, renamed)).Fault.ShouldBe(SealFault.Altered);
    }

    [Fact]
    public void A_foreign_key_ring_is_told_apart_from_tampering()
    {
        var phone = new AesSealer(KeyRing.Create()).Seal(SealedField.Phone, "+8613812345678");
        Should.Throw<SealBrokenException>(() => new AesSealer(_ring).Open(SealedField.Phone, phone)).Fault.ShouldBe(SealFault.UnknownKey);
    }

    [Fact]
    public void After_a_new_key_old_values_open_and_are_renewed_while_look_ups_stay()
    {
        var before = new AesSealer(_ring);
        var old = before.Seal(SealedField.CitizenId, "99990119921103204X");
        var after = new AesSealer(_ring.WithNewKey());

        after.Open(SealedField.CitizenId, old).ShouldBe("99990119921103204X");
        after.IsCurrent(old).ShouldBeFalse();
        var renewed = after.Renew(old);
        after.IsCurrent(renewed).ShouldBeTrue();
        after.Open(SealedField.CitizenId, renewed).ShouldBe("99990119921103204X");
        Should.Throw<SealBrokenException>(() => before.Open(SealedField.CitizenId, renewed)).Fault.ShouldBe(SealFault.UnknownKey);
        after.BlindIndex(SealedField.CitizenId, "99990119921103204X").ShouldBe(before.BlindIndex(SealedField.CitizenId, "99990119921103204X"));
    }

    [Fact]
    public void A_process_that_serves_while_a_key_is_added_learns_it_when_it_meets_it()
    {
        var kept = _ring;
        var serving = new AesSealer(_ring, () => kept);
        kept = _ring.WithNewKey();
        var renewed = new AesSealer(kept).Seal(SealedField.Phone, "+8613812345678");
        serving.IsCurrent(renewed).ShouldBeFalse();
        serving.Open(SealedField.Phone, renewed).ShouldBe("+8613812345678");
        serving.IsCurrent(renewed).ShouldBeTrue();
    }

    [Fact]
    public void The_blind_index_finds_a_value_however_it_was_typed()
    {
        var sealer = new AesSealer(_ring);
        var index = sealer.BlindIndex(SealedField.CitizenId, "99990119921103204X");
        index.Length.ShouldBe(32);
        sealer.BlindIndex(SealedField.CitizenId, " ９９９９01 19921103 204x").ShouldBe(index);
        sealer.BlindIndex(SealedField.Phone, "99990119921103204X").ShouldNotBe(index);
        new AesSealer(KeyRing.Create()).BlindIndex(SealedField.CitizenId, "99990119921103204X").ShouldNotBe(index);
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public void The_key_file_is_made_once_readable_by_its_owner_only_and_grows_at_a_rotation()
    {
        var folder = Directory.CreateTempSubdirectory("keys");
        try
        {
            var path = Path.Combine(folder.FullName, "inner", "sealing.json");
            var first = FileKeyRing.OpenOrCreate(path);
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            FileKeyRing.OpenOrCreate(path).CurrentId.ShouldBe(first.CurrentId);

            var second = FileKeyRing.AddKey(path);
            second.CurrentId.ShouldNotBe(first.CurrentId);
            FileKeyRing.OpenOrCreate(path).Count.ShouldBe(2);
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Directory.GetFiles(folder.FullName, "*.new", SearchOption.AllDirectories).ShouldBeEmpty();

            File.WriteAllText(path, "{}");
            Should.Throw<InvalidOperationException>(() => FileKeyRing.OpenOrCreate(path));
            File.ReadAllText(path).ShouldBe("{}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Keys_may_come_from_the_settings()
    {
        KeyRing.From(new ConfigurationBuilder().Build()).ShouldBeNull();
        var key = Convert.ToBase64String(new byte[32]);
        var settings = new Dictionary<string, string?> { ["Sealing:Keys:0"] = key, ["Sealing:Keys:1"] = Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]), ["Sealing:IndexKey"] = key };
        KeyRing.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())!.Count.ShouldBe(2);
        settings["Sealing:IndexKey"] = "short";
        Should.Throw<InvalidOperationException>(() => KeyRing.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
    }
}
