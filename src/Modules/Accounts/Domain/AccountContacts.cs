using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Accounts;

/// <summary>Where the owner of an account can be reached beside the phone.</summary>
internal sealed partial class Account
{
    public EmailAddress? Email { get; private set; }

    public WeChatBinding? WeChat { get; private set; }

    /// <summary>An address counts only when a code sent to it has come back; until then the one before stays.</summary>
    public void ProposeEmail(SealedText address) => (Email ??= new(Id)).Propose(address);

    public void ConfirmEmail(DateTimeOffset now)
    {
        if (Email is not { Pending: not null } email) throw new RefusedException(AccountsText.NoEmailPending);
        email.Confirm(now);
        Tell(new EmailConfirmed(Id));
    }

    public void RemoveEmail()
    {
        if (Email is null) throw new RefusedException(AccountsText.NoEmail);
        Email = null;
        Tell(new EmailRemoved(Id));
    }

    /// <summary>Whoever comes with this WeChat is the owner from now on.</summary>
    public void BindWeChat(string index, SealedText openId, DateTimeOffset now)
    {
        if (WeChat?.OpenIdIndex == index) return;
        (WeChat ??= new(Id)).Bind(index, openId, now);
        Tell(new WeChatBound(Id));
    }

    public void UnbindWeChat()
    {
        if (WeChat is null) throw new RefusedException(AccountsText.WeChatIsNotBound);
        WeChat = null;
        Tell(new WeChatUnbound(Id));
    }
}

/// <summary>An e-mail address, and the one that is to take its place.</summary>
internal sealed class EmailAddress(Guid accountId)
{
    public static readonly SealedField Field = new("email");

    public Guid AccountId { get; private set; } = accountId;

    public SealedText? Address { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>To be confirmed by a code.</summary>
    public SealedText? Pending { get; private set; }

    internal void Propose(SealedText address) => Pending = address;

    internal void Confirm(DateTimeOffset now) => (Address, ConfirmedAt, Pending) = (Pending, now, null);
}

/// <summary>How the official account knows the owner (openid). It is no secret by which one signs in, but tells who somebody is, and so is sealed.</summary>
internal sealed class WeChatBinding(Guid accountId)
{
    // Its letters count as they are.
    public static readonly SealedField Field = new("wechat-openid", openId => openId);

    public Guid AccountId { get; private set; } = accountId;

    public string OpenIdIndex { get; private set; } = "";

    public SealedText? OpenId { get; private set; }

    public DateTimeOffset BoundAt { get; private set; }

    internal void Bind(string index, SealedText openId, DateTimeOffset now) => (OpenIdIndex, OpenId, BoundAt) = (index, openId, now);
}
