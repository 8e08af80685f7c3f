using System.Collections.Concurrent;
using Federation.Client;

namespace Federation.Simulation.Internal;

/// <summary>What clients keep from one instance to the next: of those that keep something, and of no others.</summary>
internal sealed class ClientStates
{
    private readonly ConcurrentDictionary<int, ClientState> _states = new();

    /// <summary>Gives a client what its last instance kept.</summary>
    public void Restore(IFederatedClient client, int number)
    {
        if (client is IStatefulClient stateful)
        {
            stateful.RestoreState(_states.GetValueOrDefault(number, ClientState.Empty));
        }
    }

    /// <summary>Takes out what a client keeps, to be kept here when its answer is handed over: an answer that nobody takes changes nothing.</summary>
    public void Save(IFederatedClient client, Job job)
    {
        if (client is not IStatefulClient stateful)
        {
            return;
        }

        var number = job.Participant.Number;
        var state = stateful.SaveState() ?? throw new InvalidOperationException("SaveState returned null.");
        job.WhenHandedOver = state.IsEmpty ? () => _states.TryRemove(number, out _) : () => _states[number] = state;
    }

    /// <summary>The same, of a client that has failed already: if it cannot say what it keeps, it has what it had before.</summary>
    public void TrySave(IFederatedClient client, Job job)
    {
        try
        {
            Save(client, job);
        }
#pragma warning disable CA1031 // The user's code may throw anything; the first failure is the one that is reported.
        catch (Exception)
#pragma warning restore CA1031
        {
            job.WhenHandedOver = null;
        }
    }
}
