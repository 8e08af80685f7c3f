namespace Federation.Simulation;

/// <summary>Which client of a simulation is to be made.</summary>
/// <param name="Number">The client's number, from 0.</param>
/// <param name="Id">The id under which it takes part.</param>
/// <param name="Worker">
/// Which worker runs it, from 0 to <see cref="SimulationOptions.MaxParallelism"/> - 1. A worker runs one client at a time, so clients can
/// share what is costly to make, such as a model in memory, by worker; what they compute must not depend on it. A client
/// that lives on (<see cref="ClientLifetime.WholeRun"/>) works on other workers later, and must have its own.
/// </param>
public readonly record struct VirtualClient(int Number, string Id, int Worker);
