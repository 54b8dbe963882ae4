using Niangjia.Kernel.Jobs;

namespace Niangjia.Kernel.Journal;

/// <summary>Wakes the readers of this process after a commit; readers elsewhere poll.</summary>
public sealed class JournalBell : Bell;
