using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Forms.Mapping;
using Microsoft.AspNetCore.Http;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Idempotency;

namespace Niangjia.Ui;

/// <summary>
/// A form that does something. It carries the antiforgery token and an idempotency key, checks its input, runs <see cref="OnSubmit"/>
/// and answers 422 with everything that was typed when the input or a rule (<see cref="RefusedException"/>) says no.
/// On success the page calls <see cref="Redirect"/>, which answers 303. Works without script.
/// </summary>
public sealed partial class ActionForm : ComponentBase
{
    /// <summary>The posted name of the idempotency key.</summary>
    public const string KeyName = "_key";

    private FormState _state = default!;

    /// <summary>Unique on the page, ASCII, also the HTML id: <c>close-case</c>, <c>accept-{id}</c>.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>The input model to check by its annotations; none for a form that is only a button.</summary>
    [Parameter] public object? Input { get; set; }

    /// <summary>Runs when the input is right; may take a <see cref="Submission"/>.</summary>
    [Parameter] public EventCallback<Submission> OnSubmit { get; set; }

    /// <summary>The fields and the buttons.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Set when the form has a <see cref="FileField"/>.</summary>
    [Parameter] public bool Files { get; set; }

    /// <summary>A button inside a table row or a line: no block layout.</summary>
    [Parameter] public bool Inline { get; set; }

    /// <summary>Keeps what is typed on the device under this name until <see cref="DraftDone"/> is shown; for worker pages.</summary>
    [Parameter] public string? Draft { get; set; }

    /// <summary>Leaves the form to the browser instead of Turbo: sign-in and sign-out, or an answer that is a page and no redirect.</summary>
    [Parameter] public bool Plain { get; set; }

    /// <summary>Where a second click is led while the first is not answered yet; this page unless told.</summary>
    [Parameter] public string? Done { get; set; }

    /// <summary>Further attributes of the form element.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [CascadingParameter] private FormMappingContext? Mapping { get; set; }

    internal static string KeyOf(Guid key) => key.ToString("N");

    private string CssClass => Inline ? "form inline" : "form";

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        var sent = HttpMethods.IsPost(Http.Request.Method) && Http.Request.HasFormContentType ? Http.Request.Form : null;
        var mine = sent is not null && sent["_handler"] == Name ? sent : null;
        // A refused send keeps its key: nothing was done under it, and a parallel second send must still find the first.
        var key = mine is not null && Guid.TryParse(mine[KeyName], out var given) ? given : Guid.CreateVersion7(Clock.GetUtcNow());
        _state = new FormState(Name, key, mine);
    }

    private async Task SubmitAsync()
    {
        _state.Clear();
        foreach (var error in Mapping?.GetAllErrors() ?? [])
        {
            if (_state.Find(error.Path) is not { } facts) continue;
            // The framework calls an empty text unreadable for values of our own (Money?); here it means nothing was given, which [Required] judges.
            var isNothing = _state.SentValues(facts.Name) is not { } sent || sent.All(string.IsNullOrWhiteSpace);
            if (!isNothing || facts.ValueType.IsValueType && Nullable.GetUnderlyingType(facts.ValueType) is null) _state.Add(InputRules.NotReadable(facts.Label, facts.ValueType), facts.Name);
        }

        // Where a model is bound with a form name, the framework forgets at which field the error was.
        foreach (var facts in _state.Unread()) _state.Add(InputRules.NotReadable(facts.Label, facts.ValueType), facts.Name);
        foreach (var facts in _state.Refused()) _state.Add(facts.Refusal!, facts.Name);
        if (Input is not null) InputRules.Check(Input, _state);
        if (_state.Problems.Count == 0) await TryAsync();
        if (_state.Problems.Count == 0) return;
        _state.Sort();
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private async Task TryAsync()
    {
        // Where it leads is kept with the change, if it is known before.
        Idempotency.Use(Name, KeyOf(_state.Key), answer: Done);
        try
        {
            if (await AnsweredAsync()) return;
            await OnSubmit.InvokeAsync(new Submission(_state.Key, Http.RequestAborted));
            if (Redirect.Target is { } target) await Idempotency.AnswerAsync(Database, target, Http.RequestAborted);
        }
        catch (AlreadyDoneException)
        {
            // The first click is being answered, or was: this one leads to the same place.
            if (!await AnsweredAsync()) Redirect.To(Done ?? Http.Request.Path + Http.Request.QueryString, UiText.AlreadySent, Tone.Info);
        }
        catch (RefusedException refused)
        {
            // Refused because the first click, a moment ago, has done it already.
            if (!await AnsweredAsync()) _state.Add(refused.Message, refused.Field);
        }
        catch (ValidationException invalid)
        {
            _state.Add(invalid.Message, invalid.ValidationResult.MemberNames.FirstOrDefault());
        }
    }

    private async Task<bool> AnsweredAsync()
    {
        if (await Idempotency.EarlierAsync(Database, Http.RequestAborted) is not { } earlier) return false;
        Redirect.To(earlier.Answer ?? Done ?? Http.Request.Path + Http.Request.QueryString, UiText.AlreadySent, Tone.Info);
        return true;
    }
}
