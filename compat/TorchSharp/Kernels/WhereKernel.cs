namespace TorchSharp.Internal;

/// <summary>Chooses between two tensors element by element, over tensors of any strides.</summary>
internal static unsafe class WhereKernel
{
    private const long Grain = 16 * 1024;

    public static void Run<T>(StridedPlan plan, T* result, byte* condition, T* a, T* b)
        where T : unmanaged => WorkPool.ForRange(
        plan.Outer, Math.Max(1, Grain / Math.Max(plan.Inner, 1)), new Work<T>(plan, result, condition, a, b));

    private readonly struct Work<T>(StridedPlan plan, T* result, byte* condition, T* a, T* b) : IRangeWork
        where T : unmanaged
    {
        public void Run(long start, long end)
        {
            var (sr, sc, sa, sb) = (plan.Step(0), plan.Step(1), plan.Step(2), plan.Step(3));
            for (var run = start; run < end; run++)
            {
                var to = result + plan.OffsetOf(run, 0);
                var test = condition + plan.OffsetOf(run, 1);
                var x = a + plan.OffsetOf(run, 2);
                var y = b + plan.OffsetOf(run, 3);
                for (long i = 0; i < plan.Inner; i++)
                {
                    to[i * sr] = test[i * sc] != 0 ? x[i * sa] : y[i * sb];
                }
            }
        }
    }
}
