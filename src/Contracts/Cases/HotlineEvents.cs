namespace Niangjia.Contracts.Cases;

/// <summary>The telephone rings at the hotline, for an agent or for whoever is free. The number stands in no event.</summary>
public sealed record HotlineCallRang(Guid CallId, string Number, Guid? AgentId);

/// <summary>An agent has taken the call.</summary>
public sealed record HotlineCallTaken(Guid CallId, Guid AgentId);

/// <summary>The agent answered at once, and the call is closed with the answer (R-HOT-02).</summary>
public sealed record HotlineCallAnswered(Guid CallId, HotlineCategory Category);

/// <summary>What was said became a request, which is handled like every other one beside the period of its class.</summary>
public sealed record HotlineCallBecameRequest(Guid CallId, Guid RequestId, HotlineCategory Category, HotlineClass Class);

/// <summary>Nothing was said: the line broke, nobody took it, or it was a nuisance call.</summary>
public sealed record HotlineCallWasted(Guid CallId, HotlineEnding Ending);

/// <summary>The caller was called back after the result, or has been tried as often as is asked (R-HOT-03).</summary>
public sealed record HotlineCallerCalledBack(Guid CallId, Guid RequestId, bool Reached);

/// <summary>The request of a call is handled again, after the caller had been called back: the next result is called back anew (R-HOT-03).</summary>
public sealed record HotlineCallAwaitsAnew(Guid CallId, Guid RequestId);

/// <summary>Somebody else than the agent has checked how the call was handled (质检); what was wrong is the reason of the row.</summary>
public sealed record HotlineCallChecked(Guid CallId, Guid RequestId, bool Passed, int Points, int Of);

/// <summary>The loop is closed: checked and found good, or the request ended otherwise.</summary>
public sealed record HotlineCallClosed(Guid CallId);

/// <summary>A request of the hotline has its result and its rating, and waits for the quality check before it is filed (R-HOT-03).</summary>
public sealed record RequestAwaitsCheck(Guid RequestId, Guid CallId);

/// <summary>The applicant wishes that the employer does not learn who asks (R-HOT-05).</summary>
public sealed record ApplicantGuarded(Guid RequestId);

/// <summary>The applicant has agreed that the employer may learn who asks, for the reason of the row (R-HOT-05).</summary>
public sealed record ApplicantDisclosed(Guid RequestId);

/// <summary>The period of the class was extended, once (R-HOT-02).</summary>
public sealed record HotlinePeriodExtended(Guid RequestId, DateOnly Due);
