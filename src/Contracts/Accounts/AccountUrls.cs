namespace Niangjia.Contracts.Accounts;

/// <summary>Addresses of the module's pages.</summary>
public static class AccountUrls
{
    /// <summary>Sign-in with a password; <c>?return=</c> takes a local address.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Leads to another provider of identities.</summary>
    public const string ProviderSignIn = "/sign-in/oidc/{provider}";

    /// <summary>Where who came back from it is received.</summary>
    public const string ProviderDone = "/sign-in/oidc/{provider}/done";

    /// <summary>Providers by which I may sign in.</summary>
    public const string Providers = "/account/providers";

    /// <summary>Leads to this provider.</summary>
    public static string ProviderSignInOf(string provider) => $"/sign-in/oidc/{provider}";

    /// <summary>Where it sends people back to; registered there.</summary>
    public static string ProviderCallbackOf(string provider) => $"/sign-in/oidc/{provider}/return";

    /// <summary>Where who came back from it is received.</summary>
    public static string ProviderDoneOf(string provider) => $"/sign-in/oidc/{provider}/done";

    /// <summary>Sign-in of a worker with a code sent to the phone.</summary>
    public const string SignInByPhone = "/sign-in/phone";

    /// <summary>Second step of the sign-in by phone.</summary>
    public const string SignInCode = "/sign-in/phone/code";

    /// <summary>Leads to WeChat and back; <c>?return=</c> takes a local address, <c>?bind=true</c> binds instead of signing in.</summary>
    public const string WeChatSignIn = "/sign-in/wechat";

    /// <summary>Where WeChat sends its user back to.</summary>
    public const string WeChatReturn = "/sign-in/wechat/done";

    /// <summary>My e-mail address.</summary>
    public const string Email = "/account/email";

    /// <summary>My WeChat.</summary>
    public const string WeChat = "/account/wechat";

    /// <summary>Second factor after the password (R-SEC-04).</summary>
    public const string SecondFactor = "/sign-in/second-factor";

    /// <summary>Password change that must come first (R-SEC-05), and any later one.</summary>
    public const string Password = "/account/password";

    /// <summary>Switching the second factor on and off, recovery codes.</summary>
    public const string MySecondFactor = "/account/second-factor";

    /// <summary>Ends the session; a page with one button.</summary>
    public const string SignOut = "/sign-out";

    /// <summary>Leads to the first page of whoever is signed in: inbox, administration, or the workers' page.</summary>
    public const string Home = "/home";

    /// <summary>My account.</summary>
    public const string Mine = "/account";

    /// <summary>My absences and deputies.</summary>
    public const string Absences = "/account/absences";

    /// <summary>My tokens for programs.</summary>
    public const string Tokens = "/account/tokens";

    /// <summary>A new service: an account that only programs use.</summary>
    public const string CreateServiceAccount = "/accounts/services/new";

    /// <summary>The list of accounts.</summary>
    public const string List = "/accounts";

    /// <summary>A new account.</summary>
    public const string Create = "/accounts/new";

    /// <summary>Which role may do what.</summary>
    public const string Roles = "/accounts/roles";

    /// <summary>The access log.</summary>
    public const string AccessLog = "/accounts/access-log";

    /// <summary>The access log as a file: the same filter as the page.</summary>
    public const string AccessLogExport = "/accounts/access-log.xlsx";

    /// <summary>One account.</summary>
    public static string Account(Guid id) => $"/accounts/{id}";

    /// <summary>Tokens of a service that the current user manages.</summary>
    public static string TokensOf(Guid id) => $"/accounts/{id}/tokens";

    /// <summary>Absences and deputies of an account that the current user manages.</summary>
    public static string AbsencesOf(Guid id) => $"/accounts/{id}/absences";

    /// <summary>The page that grants a role to an account.</summary>
    public static string Grant(Guid id) => $"/accounts/{id}/grant";

    /// <summary>The page that changes name and phone of an account.</summary>
    public static string Change(Guid id) => $"/accounts/{id}/change";

    /// <summary>The sign-in page that leads back to a local address.</summary>
    public static string SignInTo(string returnUrl) => $"{SignIn}?return={Uri.EscapeDataString(returnUrl)}";
}
