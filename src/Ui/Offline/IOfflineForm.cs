using Niangjia.Kernel;

namespace Niangjia.Ui;

/// <summary>Addresses of the page that works without a signal.</summary>
public static class OfflineUrls
{
    /// <summary>The page.</summary>
    public const string Page = "/offline";

    /// <summary>What keeps it on the device; it must stand below <see cref="Page"/> to serve it.</summary>
    public const string Worker = "/offline/worker.js";

    /// <summary>Makes the page installable.</summary>
    public const string Manifest = "/offline/app.webmanifest";
}

/// <summary>
/// A form that can be filled in where there is no signal. Modules register theirs; the page knows none of them. What is written is kept on the device and
/// sent to an operation of the API, once, under a key of its own.
/// </summary>
/// <remarks>
/// The component shows fields of Ui outside an <see cref="ActionForm"/>. Their names become members of the JSON body: <c>Input.Facts</c> is <c>facts</c>. Attributes of a field say more:
/// <c>data-as="number"</c>, <c>"mobile"</c> or <c>"moment"</c> (a day and time in Asia/Shanghai) how the text is to be read, <c>data-least</c> how many characters are needed,
/// <c>data-required</c> that it must not be empty, <c>data-unless="Secrecy:Anonymous"</c> when it may, <c>data-choose="enterpriseId"</c> that the data of the chosen option of its list go along, its id under this name.
/// </remarks>
public interface IOfflineForm
{
    /// <summary>Names it on the device; never changed.</summary>
    string Key { get; }

    /// <summary>A sign of the set.</summary>
    string Icon { get; }

    /// <summary>Permission without which it is not offered.</summary>
    string Permission { get; }

    /// <summary>Place among the others.</summary>
    int Order { get; }

    /// <summary>What it is for.</summary>
    string Title { get; }

    /// <summary>Where it is sent: an address below <c>/api/v1/</c> that takes a POST.</summary>
    string Address { get; }

    /// <summary>Member of the body the fields stand in; null for the body itself.</summary>
    string? Within { get; }

    /// <summary>Member of the body that is true until the writer has seen a conflict (<see cref="RefusedException.IsConflict"/>) and sends it all the same.</summary>
    string StopAtConflict { get; }

    /// <summary>Member of the body for the moment at which it was written; null when a field tells it.</summary>
    string? WrittenAt { get; }

    /// <summary>Posted name of the field whose first words name an entry in the list.</summary>
    string NamedBy { get; }

    /// <summary>Whether that name may stay on the device once the entry was sent: one on the register may, words told in confidence never (R-PRI-13).</summary>
    bool NameStays => false;

    /// <summary>Local address of what came of it, with {id}.</summary>
    string Result { get; }

    /// <summary>The component with the fields.</summary>
    Type Fields { get; }
}
