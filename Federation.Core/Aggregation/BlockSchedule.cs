namespace Federation.Core;

/// <summary>Hands out the blocks of several tensors to threads.</summary>
internal sealed class BlockSchedule
{
    private readonly (int Tensor, int First, int End)[] _steps;

    /// <summary>A schedule for tensors of so many blocks.</summary>
    /// <param name="blockCounts">The number of blocks of each tensor.</param>
    /// <param name="blocksPerStep">What a thread takes at once: enough that handing out costs nothing beside the work.</param>
    public BlockSchedule(IEnumerable<int> blockCounts, int blocksPerStep) =>
        _steps = [.. blockCounts.SelectMany((count, tensor) => StepsOf(tensor, count, blocksPerStep))];

    /// <summary>Calls an action with each tensor and block, each once, on several threads where there is enough to do.</summary>
    public void Run(int maxThreads, Action<int, int> action) => Run(maxThreads, (tensor, first, end) =>
    {
        for (var block = first; block < end; block++)
        {
            action(tensor, block);
        }
    });

    /// <summary>
    /// Calls an action with neighbouring blocks of a tensor, the first and the one after the last, each block once, on several threads
    /// where there is enough to do.
    /// </summary>
    public void Run(int maxThreads, Action<int, int, int> action)
    {
        if (maxThreads == 1 || _steps.Length <= 1)
        {
            foreach (var (tensor, first, end) in _steps)
            {
                action(tensor, first, end);
            }
        }
        else
        {
            Parallel.ForEach(
                _steps, new ParallelOptions { MaxDegreeOfParallelism = maxThreads }, step => action(step.Tensor, step.First, step.End));
        }
    }

    private static IEnumerable<(int Tensor, int First, int End)> StepsOf(int tensor, int blockCount, int blocksPerStep)
    {
        for (var first = 0; first < blockCount; first += blocksPerStep)
        {
            yield return (tensor, first, Math.Min(first + blocksPerStep, blockCount));
        }
    }
}
