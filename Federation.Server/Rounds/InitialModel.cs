using Federation.Core;
using Federation.Strategies;
using Microsoft.Extensions.Logging;

namespace Federation.Server;

/// <summary>Where a run's first model comes from: the strategy, or the first client that has one.</summary>
internal sealed class InitialModel(
    IStrategy strategy, IParticipants participants, CoordinatorOptions options, IRunObserver observer, ILogger logger, TimeProvider time)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    /// <exception cref="InvalidOperationException">Nobody has a model.</exception>
    /// <exception cref="TimeoutException">There were too few clients to ask.</exception>
    public async Task<TensorList> GetAsync(CancellationToken cancellationToken)
    {
        if (strategy.InitialParameters is { } given)
        {
            return given;
        }

        var waiting = new ClientWait(participants, options.WaitForClients, observer, logger, time);
        await waiting.ForAsync(Math.Max(1, strategy.FitSelector.MinAvailableClients), strategy.FitSelector.CanSelect, cancellationToken).ConfigureAwait(false);
        var problems = new List<string>();
        foreach (var participant in participants.Available)
        {
            var request = new InstructionRequest.GetParameters(ScalarMap.Empty);
            var answering = participant.AskAsync(request, s_limit, null, cancellationToken);
            while (!answering.IsCompleted && await participants.PassTimeAsync(cancellationToken).ConfigureAwait(false))
            {
                // Others may answer before it.
            }

            switch (await answering.ConfigureAwait(false))
            {
                case InstructionOutcome.Parameters parameters:
                    Log.InitialModelOf(logger, participant.Info.Id, parameters.Tensors.Count, parameters.Tensors.ByteCount);
                    return parameters.Tensors;
                case InstructionOutcome.Failed failed:
                    problems.Add($"{participant.Info.Id}: {failed.Reason}");
                    break;
            }

            cancellationToken.ThrowIfCancellationRequested();
        }

        throw new InvalidOperationException(
            $"There is no model to start from: give the strategy its {nameof(strategy.InitialParameters)}, or let a client return its parameters. {string.Join("; ", problems)}");
    }
}
