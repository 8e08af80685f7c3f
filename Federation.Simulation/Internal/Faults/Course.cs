using Federation.Server;

namespace Federation.Simulation.Internal;

/// <summary>Follows one instruction through the losses of its client's connection to its end.</summary>
/// <param name="conduct">How the client fares.</param>
/// <param name="schedule">When it is there.</param>
/// <param name="now">When it is asked.</param>
/// <param name="deadline">When its answer is late: nothing after that matters.</param>
/// <param name="window">How long a client that lost its connection can come back to what it was asked.</param>
internal sealed class Course(ClientConduct conduct, PresenceSchedule schedule, TimeSpan now, TimeSpan? deadline, TimeSpan window)
{
    private readonly List<Absence> _absences = [];
    private TimeSpan _answers = now + conduct.Duration;
    private TimeSpan? _departs = now + conduct.Departure?.After;
    private Absence? _outage = conduct.Outage is { } outage
        ? new Absence(now + outage.After, now + outage.After + outage.Length, outage.Reason)
        : null;

    /// <summary>How it ends, whether or not that is before the deadline.</summary>
    /// <param name="present">How the client is away when it is asked; null if it is there.</param>
    public Forecast Follow(Absence? present)
    {
        var loss = present is null ? NextLoss(now) : present with { To = present.To is { } end ? BackFrom(present.From, end) : null };
        while (loss is not null)
        {
            if (!(loss.To - loss.From <= window))
            {
                return Lost(loss);
            }

            // Whatever the client would have done meanwhile it does when it is back.
            var back = loss.To!.Value;
            _answers = Later(_answers, back);
            _departs = _departs is { } departs ? Later(departs, back) : null;
            loss = NextLoss(back);
        }

        if (!(_departs <= _answers))
        {
            return new Forecast(_answers, null, _absences);
        }

        var departure = conduct.Departure!;
        _absences.Add(new Absence(_departs.Value, _departs + departure.AwayFor, departure.Reason));
        return new Forecast(_departs.Value, Disconnected(departure.Reason), _absences);
    }

    /// <summary>When the client is away next before it answers, drops out or is late; null if it is not.</summary>
    private Absence? NextLoss(TimeSpan from)
    {
        var end = _departs < _answers ? _departs.Value : _answers;
        var leaves = schedule.NextAbsence(from, deadline < end ? deadline.Value : end);
        if (_outage is { } outage && outage.From <= end && !(leaves?.At < outage.From))
        {
            Suffer(outage);
            return outage with { To = BackFrom(outage.From, outage.To!.Value) };
        }

        return leaves is var (at, reason) ? new Absence(at, BackFrom(at, at), reason) : null;
    }

    /// <summary>When the client is back, at a moment or later; null if that is not within the window from its loss.</summary>
    private TimeSpan? BackFrom(TimeSpan lost, TimeSpan moment)
    {
        while (true)
        {
            if (_outage is { } outage && outage.From <= moment)
            {
                Suffer(outage);
                moment = Later(moment, outage.To!.Value);
            }

            var back = schedule.NextPresence(moment, lost + window);
            if (back is null || !(_outage?.From <= back))
            {
                return back;
            }

            moment = back.Value;
        }
    }

    private void Suffer(Absence outage)
    {
        _absences.Add(outage);
        _outage = null;
    }

    private Forecast Lost(Absence loss)
    {
        var expires = loss.From + window;
        return expires <= now && loss.From < now
            ? new Forecast(now, Disconnected("the client has left"), _absences)
            : new Forecast(expires, Disconnected(Expired(loss.Reason)), _absences);
    }

    private string Expired(string reason) =>
        window == TimeSpan.Zero ? reason : $"{reason}, and the client did not come back within {window.TotalSeconds:0.#} s";

    private static InstructionOutcome.Failed Disconnected(string reason) => new(FailureKind.Disconnected, reason);

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
