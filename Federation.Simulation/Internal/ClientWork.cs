using Federation.Client;
using Federation.Client.Internal;
using Federation.Core;
using Federation.Server;
using Microsoft.Extensions.Logging;

namespace Federation.Simulation.Internal;

/// <summary>Makes a client, has it do what it was asked, and lets it go.</summary>
internal sealed class ClientWork(VirtualClients clients, ILogger logger)
{
    /// <summary>Never throws: whatever goes wrong is the client's failure.</summary>
    public async Task<InstructionOutcome> RunAsync(Job job, int worker)
    {
        var (info, number) = (job.Participant.Info, job.Participant.Number);
        try
        {
            job.Stopped.ThrowIfCancellationRequested();
            var client = clients.Create(new VirtualClient(number, info.Id, worker))
                ?? throw new InvalidOperationException($"No client was made for \"{info.Id}\": the function that makes clients returned null.");
            try
            {
                return await AnswerAsync(client, job).ConfigureAwait(false);
            }
            finally
            {
                await LetGoAsync(client).ConfigureAwait(false);
            }
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
                Log.ClientThrew(logger, exception, info.Id, job.Request.Round);
            }

            return new InstructionOutcome.Failed(FailureKind.ClientError, $"{(unsupported ? "Unsupported" : "Error")}: {message}");
        }
    }

    private static async Task<InstructionOutcome> AnswerAsync(IFederatedClient client, Job job)
    {
        IProgress<InstructionProgress> progress = job.Progressed is { } progressed ? new ProgressReporter(progressed, TimeProvider.System) : s_nobody;
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

    private static async ValueTask LetGoAsync(IFederatedClient client)
    {
        switch (client)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }
    }

    private static readonly Nobody s_nobody = new();

    private sealed class Nobody : IProgress<InstructionProgress>
    {
        public void Report(InstructionProgress value)
        {
            // Nobody is told.
        }
    }
}
