namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.SequentialLR(Optimizer, IEnumerable{LRScheduler}, IEnumerable{int}, int)"/>
            public static LRScheduler SequentialLR(
                Optimizer optimizer,
                IEnumerable<LRScheduler> schedulers,
                IEnumerable<int> milestones,
                int last_epoch = -1) =>
                new impl.SequentialLR(optimizer, schedulers, milestones, last_epoch);

            /// <summary>The schedulers.</summary>
            public static partial class impl
            {
                /// <summary>Uses one scheduler after another.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;
                    private readonly int[] _milestones;

                    /// <summary>Uses one scheduler after another.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="schedulers">The schedulers, of the same optimizer.</param>
                    /// <param name="milestones">The epochs at which the next one takes over.</param>
                    /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                    /// <exception cref="ArgumentException">
                    /// The numbers do not fit, or a scheduler is of another optimizer.
                    /// </exception>
                    public SequentialLR(
                        Optimizer optimizer,
                        IEnumerable<LRScheduler> schedulers,
                        IEnumerable<int> milestones,
                        int last_epoch = -1)
                        : base(optimizer, last_epoch + 1)
                    {
                        (_schedulers, _milestones) = ([.. schedulers], [.. milestones]);
                        if (_schedulers.Any(scheduler => scheduler.Optimizer != optimizer))
                        {
                            throw new ArgumentException(
                                "The SequentialLR scheduler expects all its sub-schedulers to be bound to the same "
                                + "optimizer.");
                        }

                        if (_milestones.Length != _schedulers.Length - 1)
                        {
                            throw new ArgumentException(
                                $"Received {_schedulers.Length} schedulers and {_milestones.Length} milestones. The "
                                + "SequentialLR scheduler expects the number of schedulers to be one more than the "
                                + "number of milestones.");
                        }

                        // The first steps that the schedulers made are undone.
                        Apply([.. Groups.Select(group => group.InitialLearningRate)]);
                        foreach (var scheduler in _schedulers)
                        {
                            scheduler.Epoch--;
                        }

                        _schedulers[0].Start();
                        Apply([.. _schedulers[0].get_last_lr()]);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var at = _milestones.Count(milestone => milestone <= Epoch);
                        if (at > 0 && _milestones[at - 1] == Epoch)
                        {
                            _schedulers[at].step(0);
                        }
                        else
                        {
                            _schedulers[at].step();
                        }

                        return Current();
                    }
                }
            }
        }
    }
}
