using Federation.Client;
using Federation.Client.Internal;
using Federation.Core;
using Federation.Server;
using Microsoft.Extensions.Logging;

namespace Federation.Simulation.Internal;

/// <summary>Has clients do what they were asked.</summary>
internal sealed class ClientWork(VirtualClients clients, ILogger logger) : IAsyncDisposable
{
    private readonly IClientHolder _holder =
        clients.Lifetime == ClientLifetime.WholeRun ? new ClientsOfWholeRun(clients, logger) : new ClientsWhileWorking(clients);

    /// <summary>Never throws: whatever goes wrong is the client's failure.</summary>
    public async Task<InstructionOutcome> RunAsync(Job job, int worker)
    {
        try
        {
            job.Stopped.ThrowIfCancellationRequested();
            return await _holder.UseAsync(job, worker, AnswerAsync).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (job.Stopped.IsCancellationRequested)
        {
            return new InstructionOutcome.TakenBack();
        }
#pragma warning disable CA1031 // The user's code may throw anything, and none of it may end the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var (unsupported, message) = ClientCalls.Describe(exception);
            if (!unsupported)
            {
                Log.ClientThrew(logger, exception, job.Participant.Info.Id, job.Request.Round);
            }

            return new InstructionOutcome.Failed(FailureKind.ClientError, $"{(unsupported ? "Unsupported" : "Error")}: {message}");
        }
    }

    /// <summary>Lets go of the clients that there still are.</summary>
    public ValueTask DisposeAsync() => _holder.DisposeAsync();

    private static async Task<InstructionOutcome> AnswerAsync(IFederatedClient client, Job job)
    {
        var progress = new ProgressReporter(job.Progressed ?? ((_, _) => { }), TimeProvider.System);
        switch (job.Request)
        {
            case InstructionRequest.Fit asked:
                var request = new FitRequest(asked.Model, asked.Config, asked.Round, progress)
                {
                    ClientId = job.Participant.Info.Id,
                    Auxiliary = asked.Auxiliary,
                };
                return new InstructionOutcome.Fitted(await ClientCalls.FitAsync(client, request, job.Stopped).ConfigureAwait(false), Unleased.Instance);
            case InstructionRequest.Evaluate asked:
                return new InstructionOutcome.Evaluated(await ClientCalls.EvaluateAsync(
                    client, new EvaluateRequest(asked.Model, asked.Config, asked.Round, progress), job.Stopped).ConfigureAwait(false));
            case InstructionRequest.GetParameters asked:
                return new InstructionOutcome.Parameters(await ClientCalls.ParametersAsync(client, asked.Config, job.Stopped).ConfigureAwait(false));
            default:
                return new InstructionOutcome.Properties(await ClientCalls.PropertiesAsync(client, job.Stopped).ConfigureAwait(false));
        }
    }
}
