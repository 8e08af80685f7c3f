namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.ChainedLR(IEnumerable{LRScheduler})"/>
            public static LRScheduler ChainedLR(IEnumerable<LRScheduler> schedulers) => new impl.ChainedLR(schedulers);

            /// <summary>The schedulers.</summary>
            public static partial class impl
            {
                /// <summary>Steps several schedulers together.</summary>
                public class ChainedLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;

                    /// <summary>Steps several schedulers together.</summary>
                    /// <param name="schedulers">The schedulers.</param>
                    public ChainedLR(IEnumerable<LRScheduler> schedulers)
                    {
                        _schedulers = [.. schedulers];
                        Each(_ => { });
                    }

                    /// <inheritdoc/>
                    public override void step() => Each(scheduler => scheduler.step());

                    /// <inheritdoc/>
                    public override void step(int? epoch) => Each(scheduler => scheduler.step(epoch));

                    /// <inheritdoc/>
                    public override void step(double current, int? epoch = null) =>
                        Each(scheduler => scheduler.step(current, epoch));

                    private void Each(Action<LRScheduler> action)
                    {
                        Array.ForEach(_schedulers, action);
                        Apply(_schedulers is [.., var last] ? [.. last.get_last_lr()] : []);
                    }
                }
            }
        }
    }
}
