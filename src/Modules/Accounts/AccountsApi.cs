using Niangjia.Accounts.Features.ChangeAccount;
using Niangjia.Accounts.Features.ConfirmEmail;
using Niangjia.Accounts.Features.CreateAccount;
using Niangjia.Accounts.Features.CreateServiceAccount;
using Niangjia.Accounts.Features.CreateToken;
using Niangjia.Accounts.Features.EndAbsence;
using Niangjia.Accounts.Features.EndGrant;
using Niangjia.Accounts.Features.EnterAbsence;
using Niangjia.Accounts.Features.FindAccounts;
using Niangjia.Accounts.Features.GrantRole;
using Niangjia.Accounts.Features.LockAccount;
using Niangjia.Accounts.Features.ReadAccessLog;
using Niangjia.Accounts.Features.RemoveEmail;
using Niangjia.Accounts.Features.ResetPassword;
using Niangjia.Accounts.Features.ResetSecondFactor;
using Niangjia.Accounts.Features.RevokeSession;
using Niangjia.Accounts.Features.RevokeToken;
using Niangjia.Accounts.Features.SendEmailCode;
using Niangjia.Accounts.Features.ShowAccount;
using Niangjia.Accounts.Features.ShowMyAccount;
using Niangjia.Accounts.Features.ShowProviders;
using Niangjia.Accounts.Features.UnbindProvider;
using Niangjia.Accounts.Features.UnbindWeChat;
using Niangjia.Accounts.Features.UnlockAccount;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Api;

namespace Niangjia.Accounts;

/// <summary>What programs may do with accounts. Signing in, passwords, second factors and new tokens are for people in a browser.</summary>
internal static class AccountsApi
{
    public static void Map(ApiRoutes api)
    {
        api.Query<ShowMyAccountHandler>("account", null, "Who I am, my roles and sessions");
        api.Query<ShowContactsHandler>("account/contacts", null, "Where I can be reached beside the phone, masked");
        api.Command<SendEmailCodeCommand, SendEmailCodeHandler>("account/email-codes", null, "Send a code to an address that is to be mine");
        api.Command<ConfirmEmailCommand, ConfirmEmailHandler>("account/email", null, "Confirm my e-mail address with the code", method: "PUT");
        api.Command<RemoveEmailCommand, RemoveEmailHandler>("account/email", null, "Take my e-mail address off", method: "DELETE");
        api.Query<ShowProvidersHandler>("account/providers", null, "Other providers by which I may sign in");
        api.Command<UnbindProviderCommand, UnbindProviderHandler>("account/providers/{provider}", null, "Unbind one of them", method: "DELETE");
        api.Command<UnbindWeChatCommand, UnbindWeChatHandler>("account/wechat", null, "Unbind my WeChat", method: "DELETE");
        api.Query<FindAccountsHandler>("accounts", AccountsPermissions.See, "Accounts of my units");
        api.Query<ShowAccountHandler>("accounts/{accountId:guid}", AccountsPermissions.See, "One account with its roles");
        api.Command<CreateAccountCommand, CreateAccountHandler>("accounts", AccountsPermissions.Manage, "Make an account; the one-time password is in the answer", (NewAccount made) => made, secret: nameof(NewAccount.Password));
        api.Command<CreateServiceAccountCommand, CreateServiceAccountHandler>("accounts/services", AccountsPermissions.Manage, "Make an account that only programs use");
        api.Command<ChangeAccountCommand, ChangeAccountHandler>("accounts/{accountId:guid}", AccountsPermissions.Manage, "Change name and phone of an account", method: "PUT");
        api.Command<LockAccountCommand, LockAccountHandler>("accounts/{accountId:guid}/lock", AccountsPermissions.Manage, "Close an account for sign-in and end its sessions and tokens");
        api.Command<UnlockAccountCommand, UnlockAccountHandler>("accounts/{accountId:guid}/lock", AccountsPermissions.Manage, "Open a closed account again", method: "DELETE");
        api.Command<ResetPasswordCommand, ResetPasswordHandler>("accounts/{accountId:guid}/password-resets", AccountsPermissions.Manage, "Give an account a one-time password", (string password) => new OneTimePassword(password), secret: nameof(OneTimePassword.Password));
        api.Command<ResetSecondFactorCommand, ResetSecondFactorHandler>("accounts/{accountId:guid}/second-factor-resets", AccountsPermissions.Manage, "Take the second factor off after loss of the phone");
        api.Command<GrantRoleCommand, GrantRoleHandler>("accounts/{accountId:guid}/grants", AccountsPermissions.Manage, "Grant a role for a unit and all below it");
        api.Command<EndGrantCommand, EndGrantHandler>("accounts/{accountId:guid}/grants/{grantId:guid}", AccountsPermissions.Manage, "End a granted role", method: "DELETE");
        api.Query<ShowAbsencesHandler>("accounts/{accountId:guid}/absences", null, "Absences of an account and who can be deputy");
        api.Command<EnterAbsenceCommand, EnterAbsenceHandler>("accounts/{accountId:guid}/absences", null, "Enter an absence and its deputy");
        api.Command<EndAbsenceCommand, EndAbsenceHandler>("accounts/{accountId:guid}/absences/{absenceId:guid}", null, "Take an absence back or end it now", method: "DELETE");
        api.Command<RevokeSessionCommand, RevokeSessionHandler>("sessions/{sessionId:guid}", null, "End a session of mine, or of an account I manage", method: "DELETE");
        api.Query<ListTokensHandler>("tokens", null, "My tokens, or those of a service I manage");
        api.Command<RevokeTokenCommand, RevokeTokenHandler>("tokens/{tokenId:guid}", null, "End a token at once", method: "DELETE");
        api.Query<ReadAccessLogHandler>("access-log", AccountsPermissions.ReadAccessLog, "The access log", (AccessLogEntry entry) => entry);
    }

    internal sealed record OneTimePassword(string Password);
}
