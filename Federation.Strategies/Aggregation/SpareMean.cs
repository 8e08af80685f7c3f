using Federation.Core;

namespace Federation.Strategies;

/// <summary>Keeps the sum of the last round, whose memory the next one uses again.</summary>
internal sealed class SpareMean
{
    private ExactMean? _spare;

    /// <summary>An empty mean over the tensors: the one given back, if it is for these.</summary>
    public ExactMean Take(TensorManifest manifest)
    {
        var mean = Interlocked.Exchange(ref _spare, null);
        if (mean is null || !mean.Manifest.Equals(manifest))
        {
            mean = new ExactMean(manifest);
        }

        mean.Reset();
        return mean;
    }

    /// <summary>Takes a mean that is not needed any more.</summary>
    public void GiveBack(ExactMean mean) => Volatile.Write(ref _spare, mean);
}
