using Federation.Server;

namespace Federation.Simulation.Internal;

/// <summary>How an instruction will end, known when it is given.</summary>
/// <param name="At">When it ends.</param>
/// <param name="Failure">Why it comes to nothing; null if the client does its work and answers.</param>
/// <param name="Absences">What keeps the client away on the way, besides what the faults say of its presence.</param>
internal sealed record Forecast(TimeSpan At, InstructionOutcome.Failed? Failure, IReadOnlyList<Absence> Absences)
{
    /// <param name="conduct">How the client fares.</param>
    /// <param name="schedule">When it is there.</param>
    /// <param name="now">When it is asked.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="window">How long a client that lost its connection can come back to what it was asked.</param>
    /// <param name="present">How it is away already; null if it is there.</param>
    public static Forecast Of(
        ClientConduct conduct, PresenceSchedule schedule, TimeSpan now, TimeSpan? limit, TimeSpan window, Absence? present = null)
    {
        // A rule of the user's may have any deadline; no answer takes much longer than the longest time of a fault.
        var deadline = limit > FaultRange.MaxTime ? null : now + limit;
        var forecast = new Course(conduct, schedule, now, deadline, window).Follow(present);
        return forecast.At > deadline
            ? new Forecast(
                deadline.Value,
                new InstructionOutcome.Failed(FailureKind.Late, $"no answer within {limit!.Value.TotalSeconds:0.#} s"),
                [.. forecast.Absences.Where(absence => absence.From <= deadline)])
            : forecast;
    }
}
