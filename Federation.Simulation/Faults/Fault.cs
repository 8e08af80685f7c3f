namespace Federation.Simulation;

/// <summary>The usual faults of clients and their connections, for <see cref="SimulationOptions.Faults"/>.</summary>
/// <remarks>
/// Of whom and when: <see cref="ClientFault.ForFraction"/>, <see cref="ClientFault.ForClients(int[])"/>,
/// <see cref="ClientFault.InRounds"/>, <see cref="ClientFault.InPhase"/>, <see cref="ClientFault.When"/>. Faults apply in their order, so
/// what depends on how long an answer takes comes after the delays.
/// </remarks>
/// <example><code>
/// Faults =
/// [
///     Fault.Delay(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)),
///     Fault.Slow(10).ForFraction(0.2),
///     Fault.DropOut(0.1).InRounds(3),
/// ]
/// </code></example>
public static class Fault
{
    /// <summary>
    /// A client drops out of what it is asked: its part fails at a random moment of the time that its answer would take, and none of its
    /// work is done.
    /// </summary>
    /// <param name="probability">How probable that is for each instruction, 0 to 1.</param>
    /// <param name="awayFor">
    /// How long it cannot be chosen then, zero to 10,000 days; null, unless said otherwise, for not at all, and
    /// <see cref="Timeout.InfiniteTimeSpan"/> for the rest of the run.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static ClientFault DropOut(double probability, TimeSpan? awayFor = null)
    {
        FaultRange.Fraction(probability);
        var away = awayFor == Timeout.InfiniteTimeSpan ? (TimeSpan?)null : FaultRange.Time(awayFor ?? TimeSpan.Zero, nameof(awayFor));
        return new DropOutFault(probability, away);
    }

    /// <summary>A client takes part in the first rounds and then leaves for good.</summary>
    /// <param name="round">After which round it leaves, at least 0; what it is still at then is lost.</param>
    /// <exception cref="ArgumentOutOfRangeException">The round is out of range.</exception>
    public static ClientFault LeavesAfter(int round)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(round);
        return new AbsenceFault(context => context.Round > round
            ? ClientPresence.Away(reason: $"the client left: it stays until round {round} is over")
            : ClientPresence.There());
    }

    /// <summary>An answer takes longer.</summary>
    /// <param name="delay">How much longer, zero to 10,000 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is out of range.</exception>
    public static ClientFault Delay(TimeSpan delay)
    {
        FaultRange.Time(delay);
        return new DelayFault(_ => delay);
    }

    /// <summary>An answer takes longer: all delays from the least to the most are as probable, drawn for each instruction.</summary>
    /// <param name="least">The least delay, at least zero.</param>
    /// <param name="most">The most, not below the least, at most 10,000 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">A delay is out of range.</exception>
    public static ClientFault Delay(TimeSpan least, TimeSpan most)
    {
        FaultRange.Time(least);
        FaultRange.Time(most);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        return new DelayFault(context => least + ((most - least) * context.Random.NextDouble()));
    }

    /// <summary>An answer takes longer, by client: <c>Fault.Delay(context => TimeSpan.FromSeconds(context.ClientNumber))</c>.</summary>
    /// <param name="delay">How much longer, zero to 10,000 days; where it is not, the run ends.</param>
    public static ClientFault Delay(Func<FaultContext, TimeSpan> delay)
    {
        ArgumentNullException.ThrowIfNull(delay);
        return new DelayFault(delay);
    }

    /// <summary>An answer takes longer, by a log-normal distribution, drawn for each instruction: most are near the median, few are far beyond it.</summary>
    /// <param name="median">The delay that half of the answers do not reach, zero to 10,000 days.</param>
    /// <param name="sigma">The standard deviation of the delay's logarithm, finite, at least 0; at 1 one delay of 44 is more than 7 medians.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static ClientFault LogNormalDelay(TimeSpan median, double sigma)
    {
        FaultRange.Time(median);
        FaultRange.NotNegative(sigma);
        return new DelayFault(context =>
        {
            // Box and Muller's transform; 1 less the number, which may be 0.
            var radius = Math.Sqrt(-2 * Math.Log(1 - context.Random.NextDouble()));
            var normal = radius * Math.Cos(Math.Tau * context.Random.NextDouble());
            var seconds = median.TotalSeconds * Math.Exp(sigma * normal);
            return TimeSpan.FromSeconds(Math.Min(seconds, FaultRange.MaxTime.TotalSeconds));
        });
    }

    /// <summary>A straggler: its answer takes so many times as long as the faults before this one say.</summary>
    /// <param name="factor">How many times, finite, at least 0; less than 1 for a fast client.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is out of range.</exception>
    public static ClientFault Slow(double factor)
    {
        FaultRange.NotNegative(factor);
        return new SlowFault(factor);
    }

    /// <summary>
    /// A client loses its connection at a random moment of the time that its answer takes, and comes back. Back within
    /// <see cref="SimulationOptions.ReconnectWindow"/> it answers then, if not later; otherwise its part fails when that is over. Until it
    /// is back it cannot be chosen.
    /// </summary>
    /// <param name="probability">How probable that is for each instruction, 0 to 1.</param>
    /// <param name="length">For how long the connection is lost, zero to 10,000 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static ClientFault FlakyConnection(double probability, TimeSpan length)
    {
        FaultRange.Fraction(probability);
        FaultRange.Time(length);
        return new FlakyConnectionFault(probability, length);
    }

    /// <summary>A client is not there; with <see cref="ClientFault.InRounds"/> in some rounds.</summary>
    public static ClientFault Away() => new AbsenceFault(_ => ClientPresence.Away());

    /// <summary>A client is not there in some rounds, drawn for each client and each round.</summary>
    /// <param name="probability">How probable that is, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of range.</exception>
    public static ClientFault Away(double probability)
    {
        FaultRange.Fraction(probability);
        return new AbsenceFault(context => context.Random.NextDouble() < probability ? ClientPresence.Away() : ClientPresence.There());
    }

    /// <summary>A client is not there for a part of each simulated day, such as the night. The run begins at midnight.</summary>
    /// <param name="from">The time of day at which it goes, from zero to less than a day.</param>
    /// <param name="to">The time of day at which it comes back, from zero to less than a day; past midnight if it is before the other.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is out of range, or they are the same.</exception>
    public static ClientFault AwayDaily(TimeSpan from, TimeSpan to)
    {
        DailyAbsence.Check(from, nameof(from));
        DailyAbsence.Check(to, nameof(to));
        ArgumentOutOfRangeException.ThrowIfEqual(to, from);
        return new AbsenceFault(context => DailyAbsence.Find(from, to, context.Time));
    }
}
