using Federation.Server;

namespace FedProxMnist.Experiments;

/// <summary>Counts the rounds of all runs and tells how many are over.</summary>
internal sealed class RoundCounter(IProgress<(int Done, string Now)> progress)
{
    private int _done;

    /// <summary>The observer of one run, which has a name.</summary>
    public IRunObserver For(string run) => new Observer(this, run);

    private sealed class Observer(RoundCounter counter, string run) : IRunObserver
    {
        public void RoundFinished(RoundRecord record) => counter.Count(run);
    }

    private void Count(string run) => progress.Report((Interlocked.Increment(ref _done), run));
}
