namespace Federation.Core;

/// <summary>Hands out the blocks of several tensors to threads.</summary>
internal sealed class BlockSchedule
{
    // What a thread takes at once: enough that handing out costs nothing beside the work.
    private const int BlocksPerStep = 32;

    private readonly (int Tensor, int First, int End)[] _steps;

    public BlockSchedule(IReadOnlyList<TensorSum> tensors) =>
        _steps = [.. tensors.SelectMany((sum, tensor) => StepsOf(tensor, sum.BlockCount))];

    /// <summary>Calls an action with each tensor and block, each once, on several threads where there is enough to do.</summary>
    public void Run(int maxThreads, Action<int, int> action)
    {
        if (maxThreads == 1 || _steps.Length == 1)
        {
            for (var step = 0; step < _steps.Length; step++)
            {
                RunStep(step, action);
            }
        }
        else
        {
            Parallel.For(0, _steps.Length, new ParallelOptions { MaxDegreeOfParallelism = maxThreads }, step => RunStep(step, action));
        }
    }

    private static IEnumerable<(int Tensor, int First, int End)> StepsOf(int tensor, int blockCount)
    {
        for (var first = 0; first < blockCount; first += BlocksPerStep)
        {
            yield return (tensor, first, Math.Min(first + BlocksPerStep, blockCount));
        }
    }

    private void RunStep(int step, Action<int, int> action)
    {
        var (tensor, first, end) = _steps[step];
        for (var block = first; block < end; block++)
        {
            action(tensor, block);
        }
    }
}
