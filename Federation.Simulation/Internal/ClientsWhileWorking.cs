using Federation.Client;
using Federation.Server;

namespace Federation.Simulation.Internal;

/// <summary>A client exists for one instruction; what it keeps is carried over from one to the next.</summary>
internal sealed class ClientsWhileWorking(VirtualClients clients) : IClientHolder
{
    private readonly ClientStates _states = new();

    public async Task<InstructionOutcome> UseAsync(Job job, int worker, Func<IFederatedClient, Job, Task<InstructionOutcome>> answer)
    {
        var client = clients.Make(job.Participant, worker);
        try
        {
            _states.Restore(client, job.Participant.Number);
            return await AnswerAsync(client, job, answer).ConfigureAwait(false);
        }
        finally
        {
            await client.LetGoAsync().ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<InstructionOutcome> AnswerAsync(
        IFederatedClient client, Job job, Func<IFederatedClient, Job, Task<InstructionOutcome>> answer)
    {
        InstructionOutcome outcome;
        try
        {
            outcome = await answer(client, job).ConfigureAwait(false);
        }
        catch (Exception) when (!job.Stopped.IsCancellationRequested)
        {
            // As over the network, a client that failed goes on with what it then has.
            _states.TrySave(client, job);
            throw;
        }

        _states.Save(client, job);
        return outcome;
    }
}
