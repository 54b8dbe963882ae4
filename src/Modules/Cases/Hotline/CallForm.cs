using System.ComponentModel.DataAnnotations;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Hotline;

/// <summary>What the agent types while the caller speaks: the fields of every request, and what a call has besides.</summary>
internal sealed class CallForm : IntakeForm
{
    public HotlineCategory? Category { get; set; }
    public HotlineClass? Class { get; set; }
    public bool NotToEmployer { get; set; }
    [StringLength(2000)] public string? Answer { get; set; }

    /// <summary>The draft as fields; the number that rang stands in the field of the phone until another one is told.</summary>
    public static CallForm Of(CallNotes notes, string? number)
    {
        var form = new CallForm { Category = notes.Category, Class = notes.Class, NotToEmployer = notes.NotToEmployer, Answer = notes.Answer };
        form.Take(notes.Request);
        form.Mobile ??= Kernel.Values.Mobile.TryParse(number, out var mobile) ? mobile.Value : null;
        form.Secrecy ??= Contracts.Cases.Secrecy.Named;
        return form;
    }

    /// <summary>The fields as they are kept and sent.</summary>
    public CallNotes ToNotes() => new() { Request = ToTyped(), Category = Category, Class = Class, NotToEmployer = NotToEmployer, Answer = Answer };
}
