namespace Federation.Simulation.Internal;

/// <summary>When a client is there, as the faults say.</summary>
/// <param name="find">Whether it is at a moment.</param>
internal readonly struct PresenceSchedule(Func<TimeSpan, ClientPresence> find)
{
    /// <summary>When it is away first, from one moment to another, and why; null if it is there all the time.</summary>
    public (TimeSpan At, string Reason)? NextAbsence(TimeSpan from, TimeSpan end)
    {
        for (var moment = from; ;)
        {
            var presence = find(moment);
            if (presence.Absence is { } reason)
            {
                return (moment, reason);
            }

            if (!(presence.Until <= end))
            {
                return null;
            }

            moment = presence.Until.Value;
        }
    }

    /// <summary>When it is there first, from one moment to another; null if it is away all the time.</summary>
    public TimeSpan? NextPresence(TimeSpan from, TimeSpan end)
    {
        for (var moment = from; moment <= end;)
        {
            var presence = find(moment);
            if (presence.IsThere)
            {
                return moment;
            }

            if (presence.Until is not { } until)
            {
                return null;
            }

            moment = until;
        }

        return null;
    }
}
