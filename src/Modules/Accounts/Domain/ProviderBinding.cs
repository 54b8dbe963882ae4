using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Accounts;

/// <summary>How another provider of identities (OpenID Connect) knows the owner of an account. It tells who somebody is elsewhere, and so is sealed.</summary>
internal sealed class ProviderBinding(Guid id, Guid accountId, string provider, string subjectIndex, SealedText subject, DateTimeOffset boundAt)
{
    // Its letters count as they are.
    public static readonly SealedField Field = new("provider-subject", subject => subject);

    public Guid Id { get; private set; } = id;

    public Guid AccountId { get; private set; } = accountId;

    /// <summary>Name of the provider in the settings.</summary>
    public string Provider { get; private set; } = provider;

    public string SubjectIndex { get; private set; } = subjectIndex;

    public SealedText Subject { get; private set; } = subject;

    public DateTimeOffset BoundAt { get; private set; } = boundAt;
}

internal sealed partial class Account
{
    private readonly List<ProviderBinding> _providers = [];

    public IReadOnlyList<ProviderBinding> Providers => _providers;

    /// <summary>Whoever comes from there with this subject is the owner from now on; one provider knows an owner once.</summary>
    public void Bind(ProviderBinding binding)
    {
        _providers.RemoveAll(one => one.Provider == binding.Provider);
        _providers.Add(binding);
        Tell(new ProviderBound(Id, binding.Provider));
    }

    /// <summary>Only the password opens the account from now on.</summary>
    public void CloseOtherWays()
    {
        foreach (var provider in _providers.Select(one => one.Provider).ToList()) Unbind(provider);
        if (WeChat is not null) UnbindWeChat();
    }

    public void Unbind(string provider)
    {
        if (_providers.RemoveAll(one => one.Provider == provider) == 0) throw new RefusedException(AccountsText.ProviderIsNotBound);
        Tell(new ProviderUnbound(Id, provider));
    }
}
