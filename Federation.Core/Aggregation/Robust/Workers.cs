namespace Federation.Core;

/// <summary>Runs steps on several threads, each with a worker of its own.</summary>
internal static class Workers
{
    /// <summary>Calls an action once for each step.</summary>
    public static void Run<TWorker>(int steps, int maxThreads, Func<TWorker> create, Action<TWorker, int> action)
        where TWorker : IDisposable
    {
        if (maxThreads == 1 || steps == 1)
        {
            using var worker = create();
            for (var step = 0; step < steps; step++)
            {
                action(worker, step);
            }
        }
        else
        {
            Parallel.For(
                0,
                steps,
                new ParallelOptions { MaxDegreeOfParallelism = maxThreads },
                create,
                (step, _, worker) =>
                {
                    action(worker, step);
                    return worker;
                },
                worker => worker.Dispose());
        }
    }
}
