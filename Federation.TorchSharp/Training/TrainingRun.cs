using Federation.Client;
using Federation.Core;

namespace Federation.TorchSharp;

/// <summary>The batches of one fit, one after the other.</summary>
internal sealed class TrainingRun(IBatchSource data, TrainingSettings settings, int round)
{
    private readonly long _total = settings.BatchesOf(data.Count);
    private long _done;
    private RunningMean _loss;

    /// <summary>Takes a step on each batch.</summary>
    /// <returns>The mean loss over the last epoch, or over all batches where their number is fixed.</returns>
    public double Run(TrainingStep step, IProgress<InstructionProgress>? progress, CancellationToken cancellationToken)
    {
        for (var epoch = 0; _done < _total; epoch++)
        {
            _loss = settings.Batches is null ? default : _loss;
            foreach (var indices in settings.Epoch(data.Count, round, epoch))
            {
                if (_done == _total)
                {
                    break;
                }

                cancellationToken.ThrowIfCancellationRequested();
                _done++;
                _loss.Add(Finite(step.Run(data, indices.Span), epoch), indices.Length);
                progress?.Report(new InstructionProgress((double)_done / _total, new ScalarMap(("loss", _loss.Value))));
            }
        }

        return _loss.Value;
    }

    private double Finite(double loss, int epoch) => double.IsFinite(loss)
        ? loss
        : throw new NotFiniteNumberException(
            $"The loss is {loss} in batch {_done} of {_total} (epoch {epoch + 1}) of round {round}: there is no update to send. A lower learning rate may help.",
            loss);
}
