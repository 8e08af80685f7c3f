using Federation.Client;

namespace Federation.Simulation;

/// <summary>How long a virtual client exists.</summary>
public enum ClientLifetime
{
    /// <summary>
    /// For one instruction: made, asked one thing, and disposed of. What an <see cref="IStatefulClient"/> keeps is taken out when its
    /// answer is taken, and put into the next instance; whatever else a client keeps in its fields is lost. Memory follows the number of
    /// clients that work at once, and what they keep.
    /// </summary>
    WhileWorking,

    /// <summary>
    /// From its first instruction to the end of the run, as over the network: for clients that keep something in their fields and are no
    /// <see cref="IStatefulClient"/>. Memory grows with the number of clients that have been asked anything, be it only for their
    /// properties (<see cref="VirtualClients.Properties"/> spares that). They must not share anything by worker, which changes from
    /// instruction to instruction.
    /// </summary>
    /// <remarks>
    /// A client does one thing after the other. Work that the strategy takes back may leave its traces in the client's fields, or not,
    /// depending on how far it had come: only runs that take nothing back can be repeated to the bit.
    /// </remarks>
    WholeRun,
}
