using Federation.Server;

namespace Federation.Simulation.Internal;

/// <summary>Who of the clients is there.</summary>
/// <param name="participants">All clients, ordered by id.</param>
/// <param name="script">The faults.</param>
/// <param name="watch">How far the run is.</param>
/// <param name="calendar">Where clients come and go.</param>
/// <param name="time">The clock.</param>
/// <param name="observer">Is told who comes and goes.</param>
internal sealed class Attendance(
    IReadOnlyList<Participant> participants, FaultScript script, RunWatch watch, Calendar calendar, SimulatedTime time, IRunObserver observer)
{
    private IReadOnlyList<Participant>? _there;
    private int _round;

    /// <summary>Told of a client that is gone for the round that has begun while it was at something.</summary>
    public required Action<Job, string> Lost { get; init; }

    /// <summary>Who is there, ordered by id.</summary>
    public IReadOnlyList<Participant> There
    {
        get
        {
            CatchUp();
            return _there ??= [.. participants.Where(participant => participant.Whereabouts!.IsThere)];
        }
    }

    /// <summary>Sees who is there in a round that has begun.</summary>
    public void CatchUp()
    {
        if (_round == watch.Round)
        {
            return;
        }

        var isFirst = _round == 0;
        _round = watch.Round;
        foreach (var participant in participants)
        {
            var whereabouts = participant.Whereabouts ??= new Whereabouts();
            var was = whereabouts.IsThere;
            Look(participant, whereabouts, isFirst);
            if (was && !whereabouts.IsThere && whereabouts.Asked is { IsOpen: true } job)
            {
                Lost(job, whereabouts.Reason);
            }
        }
    }

    /// <summary>When a client is there, as the faults say as far as it is known now.</summary>
    public PresenceSchedule ScheduleOf(Participant participant) => new(moment => script.PresenceOf(participant, watch.Round, moment));

    /// <summary>How a client is away now; null if it is there.</summary>
    public static Absence? AbsenceOf(Whereabouts whereabouts, TimeSpan now) => whereabouts.IsThere
        ? null
        : new Absence(
            whereabouts.LeftAt,
            whereabouts.KeptAwayUntil == TimeSpan.MaxValue ? null : whereabouts.KeptAwayUntil > now ? whereabouts.KeptAwayUntil : now,
            whereabouts.Reason);

    /// <summary>Has a client leave, as it was foreseen.</summary>
    public void Leave(Participant participant, Absence absence)
    {
        var whereabouts = participant.Whereabouts!;
        var until = absence.To ?? TimeSpan.MaxValue;
        whereabouts.KeptAwayUntil = until > whereabouts.KeptAwayUntil ? until : whereabouts.KeptAwayUntil;
        Set(participant, whereabouts, absence.Reason, false);
        Look(participant, whereabouts, false);
    }

    private void Look(Participant participant, Whereabouts whereabouts, bool silently)
    {
        var now = time.Elapsed;
        var presence = script.PresenceOf(participant, watch.Round, now);
        if (whereabouts.KeptAwayUntil > now)
        {
            var until = whereabouts.KeptAwayUntil == TimeSpan.MaxValue ? (TimeSpan?)null : whereabouts.KeptAwayUntil;
            presence = presence.And(ClientPresence.Away(until, whereabouts.Reason));
        }

        whereabouts.NextLook?.Cancel();
        whereabouts.NextLook = presence.Until is { } next ? calendar.Add(next, () => Look(participant, whereabouts, false)) : null;
        Set(participant, whereabouts, presence.Absence, silently);
    }

    private void Set(Participant participant, Whereabouts whereabouts, string? absence, bool silently)
    {
        if (whereabouts.IsThere == absence is null)
        {
            return;
        }

        _there = null;
        whereabouts.IsThere = absence is null;
        if (absence is not null)
        {
            (whereabouts.LeftAt, whereabouts.Reason) = (time.Elapsed, absence);
        }

        if (silently)
        {
            return;
        }

        if (absence is null)
        {
            observer.ClientJoined(participant.Info);
        }
        else
        {
            observer.ClientLeft(participant.Info, absence);
        }
    }
}
