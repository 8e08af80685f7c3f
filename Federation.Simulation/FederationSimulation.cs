using Federation.Server;
using Federation.Simulation.Internal;
using Federation.Strategies;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Simulation;

/// <summary>Runs a federation of virtual clients in this process.</summary>
public static class FederationSimulation
{
    /// <summary>
    /// Runs a strategy over virtual clients: the same rounds, strategies, history and client code as over the network, without one.
    /// Clients work on threads of their own, as many at a time as <see cref="SimulationOptions.MaxParallelism"/> says.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Time is simulated: it starts at 2000-01-01 and passes only while clients take their time, which is none unless said otherwise;
    /// durations in the history and deadlines of the strategy are in it. Answers come in its order, those of the same moment in the order
    /// in which clients were asked. So a run depends on nothing but its seed, the strategy and the clients: its history and its model are
    /// the same, to the bit, whatever the parallelism.
    /// </para>
    /// <para>
    /// That holds as far as the clients' computations depend on nothing else, such as random numbers that clients share:
    /// <c>torch</c>'s own generator, from which its dropout draws, is one for the whole process (<c>SeededDropout</c> has its own).
    /// </para>
    /// </remarks>
    /// <param name="strategy">What to do in each round. Used by one run at a time.</param>
    /// <param name="clients">The clients.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <param name="observer">Is told what happens; null for nobody. What it throws is logged and forgotten.</param>
    /// <param name="loggerFactory">Where to log; null for nowhere.</param>
    /// <param name="cancellationToken">Ends the run; <see cref="IRunObserver.RunEnded"/> has the rounds that were finished.</param>
    /// <returns>The history of the run, and its model.</returns>
    /// <exception cref="ArgumentException">Options cannot be used, two clients have the same id, or a fault names a client that there is not; the message lists all faults.</exception>
    /// <exception cref="TimeoutException">The clients that the strategy needs are never there.</exception>
    /// <exception cref="InvalidOperationException">There is no model to start from, or the strategy breaks the rules of its seams.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<RunHistory> RunAsync(
        IStrategy strategy,
        VirtualClients clients,
        SimulationOptions? options = null,
        IRunObserver? observer = null,
        ILoggerFactory? loggerFactory = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        ArgumentNullException.ThrowIfNull(clients);
        options ??= new SimulationOptions();
        if (string.Join(" ", options.FindFaults()) is { Length: > 0 } faults)
        {
            throw new ArgumentException(faults, nameof(options));
        }

        var logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger("Federation.Simulation");

        // Whoever looks on is told first: with a new round clients may leave.
        var watch = new RunWatch();
        var observers = new RunObservers(observer is null ? [watch] : [observer, watch], logger);
        var script = new FaultScript(options.Faults, options.Seed, clients.Count);
        var time = new SimulatedTime();
        var agenda = new Agenda(2 * options.MaxParallelism);
        var workers = new Workers(options.MaxParallelism, agenda, new ClientWork(clients, logger));
        await using var _ = workers.ConfigureAwait(false);

        // Off the caller's thread and context: the coordinator goes on where its clients' answers are handed over.
        return await Task.Run(
            async () =>
            {
                var population = new Population(agenda, time, script, options.ReconnectWindow, watch, observers);
                population.Admit(await new Roll(clients, population).CallAsync(cancellationToken).ConfigureAwait(false));
                var coordinator = new Coordinator(
                    strategy, population, new CoordinatorOptions(options.Rounds, options.Seed, options.WaitForClients), observers, logger, time);
                return await coordinator.RunAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }
}
