using Federation.Client;
using Federation.Server;

namespace Federation.Simulation.Internal;

/// <summary>Has a client there when it is to do something: how long it lives is the holder's choice.</summary>
internal interface IClientHolder : IAsyncDisposable
{
    /// <summary>Has the job's client do its work.</summary>
    /// <param name="job">What is to be done.</param>
    /// <param name="worker">On which worker.</param>
    /// <param name="answer">Asks the client.</param>
    Task<InstructionOutcome> UseAsync(Job job, int worker, Func<IFederatedClient, Job, Task<InstructionOutcome>> answer);
}
