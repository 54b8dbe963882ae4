using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Domain.Matters;

/// <summary>A request that is about a shared matter, and by what it was found.</summary>
internal sealed class MatterMember
{
    private MatterMember()
    {
    }

    public Guid RequestId { get; private set; }
    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>What stands in it and in another of the matter, or null when somebody put it there.</summary>
    public string? Passage { get; private set; }

    /// <summary>Taken out by a person: another matter after all. It is not put back by the machine.</summary>
    public bool IsOut { get; private set; }

    public static MatterMember Join(Guid requestId, string? passage, DateTimeOffset now) => new() { RequestId = requestId, JoinedAt = now, Passage = Shortened(passage) };

    public void TakeOut() => IsOut = true;

    private static string? Shortened(string? passage) => passage is { Length: > 60 } ? passage[..60] : passage;
}

/// <summary>
/// 同一事项: what several people report independently within a few days — a plant that pays no wages, a quarry that blasts at night. It is found early, when two
/// or three have spoken, so that it can be looked after as one. It groups and decides nothing: every request keeps its own clock and its own answer.
/// </summary>
internal sealed class SharedMatter : Entity, IScoped
{
    private readonly List<MatterMember> _members = [];

    private SharedMatter()
    {
    }

    /// <summary>The street it lies in.</summary>
    public string UnitPath { get; private set; } = "";

    /// <summary>What stands in its accounts, or the employer.</summary>
    public string Name { get; private set; } = "";

    /// <summary>When the last one joined.</summary>
    public DateTimeOffset LatestAt { get; private set; }

    /// <summary>Requests that belong to it.</summary>
    public int Count { get; private set; }
    public IReadOnlyList<MatterMember> Members => _members;

    /// <summary>The first two that belong together.</summary>
    public static SharedMatter Find(string unitPath, string name, Guid first, Guid second, string passage, DateTimeOffset now)
    {
        var matter = new SharedMatter { Id = Guid.CreateVersion7(now), UnitPath = unitPath, Name = name.Length > 60 ? name[..60] : name, LatestAt = now };
        matter._members.AddRange([MatterMember.Join(first, passage, now), MatterMember.Join(second, passage, now)]);
        matter.Count = 2;
        matter.Tell(new SharedMatterFound(matter.Id, [first, second]));
        return matter;
    }

    /// <summary>Another one reports it.</summary>
    public void Join(Guid requestId, string? passage, DateTimeOffset now)
    {
        if (_members.Any(member => member.RequestId == requestId)) return;
        _members.Add(MatterMember.Join(requestId, passage, now));
        (Count, LatestAt) = (Count + 1, now);
        Tell(new SharedMatterGrew(Id, requestId, Count));
    }

    /// <summary>A person sees that it is another matter.</summary>
    public void TakeOut(Guid requestId, string? reason)
    {
        if (_members.SingleOrDefault(member => member.RequestId == requestId && !member.IsOut) is not { } member) throw new RefusedException(TriageText.NotInMatter);
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(TriageText.TakeOutReasonNeeded, null, "Reason");
        member.TakeOut();
        Count--;
        Tell(new RequestLeftSharedMatter(Id, requestId), reason.Trim());
    }
}
