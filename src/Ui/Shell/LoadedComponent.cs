using Microsoft.AspNetCore.Components;

namespace Niangjia.Ui;

/// <summary>
/// What pages and their parts derive from (by <c>@inherits</c> in a module's <c>_Imports.razor</c>). The framework renders a component a
/// first time while its data is still on the way, which a static page never needs; this one renders when its data is there, so markup
/// may use it without asking. Parts of one request load one after the other, because they share one database context.
/// </summary>
public abstract class LoadedComponent : ComponentBase
{
    private bool _initialized;

    [Inject] private PageFacts Turns { get; set; } = default!;

    /// <inheritdoc />
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        var turn = await Turns.TakeTurnAsync();
        try
        {
            if (!_initialized)
            {
                _initialized = true;
                OnInitialized();
                await OnInitializedAsync();
            }

            OnParametersSet();
            await OnParametersSetAsync();
        }
        finally
        {
            turn.Release();
        }

        StateHasChanged();
    }
}
