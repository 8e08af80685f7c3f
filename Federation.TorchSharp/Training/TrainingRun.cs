using Federation.Client;
using Federation.Core;

namespace Federation.TorchSharp;

/// <summary>The batches of one fit, one after the other. Its time begins when it is made.</summary>
internal sealed class TrainingRun(IBatchSource data, TrainingSettings settings, int round, TimeProvider time)
{
    private readonly (long Asked, long Limit) _batches = settings.BatchesOf(data.Count);
    private readonly long _begun = time.GetTimestamp();
    private long _done;
    private RunningMean _loss;

    private bool IsOver => _done == _batches.Limit
        || (_done > 0 && settings.TimeBudget is { } seconds && time.GetElapsedTime(_begun).TotalSeconds >= seconds);

    /// <summary>Takes a step on each batch.</summary>
    public TrainingResult Run(TrainingStep step, IProgress<InstructionProgress>? progress, CancellationToken cancellationToken)
    {
        for (var epoch = 0; !IsOver; epoch++)
        {
            _loss = settings.Batches is null ? default : _loss;
            foreach (var indices in settings.Epoch(data.Count, round, epoch))
            {
                cancellationToken.ThrowIfCancellationRequested();
                _done++;
                _loss.Add(Finite(step.Run(data, indices.Span), epoch), indices.Length);
                progress?.Report(new InstructionProgress((double)_done / _batches.Asked, new ScalarMap((FitMetricKeys.Loss, _loss.Value))));
                if (IsOver)
                {
                    return Result;
                }
            }
        }

        return Result;
    }

    private TrainingResult Result => new(_loss.Value, _done, (double)_done / _batches.Asked);

    private double Finite(double loss, int epoch) => double.IsFinite(loss)
        ? loss
        : throw new NotFiniteNumberException(
            $"The loss is {loss} in batch {_done} of {_batches.Asked} (epoch {epoch + 1}) of round {round}: there is no update to send. A lower learning rate may help.",
            loss);
}
