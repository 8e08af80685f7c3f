namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.ConstantLR(Optimizer, double, int, int, bool)"/>
            public static LRScheduler ConstantLR(
                Optimizer optimizer,
                double factor = 1.0 / 3,
                int total_iters = 5,
                int last_epoch = -1,
                bool verbose = false) =>
                new impl.ConstantLR(optimizer, factor, total_iters, last_epoch, verbose);

            /// <summary>The schedulers.</summary>
            public static partial class impl
            {
                /// <summary>Multiplies the learning rate by a factor until an epoch.</summary>
                public class ConstantLR : LRScheduler
                {
                    private readonly double _factor;
                    private readonly int _totalIters;

                    /// <summary>Multiplies the learning rate by a factor until an epoch.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="factor">The factor.</param>
                    /// <param name="total_iters">The epoch from which the rate is the optimizer's again.</param>
                    /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                    /// <param name="verbose">Whether to print changes.</param>
                    public ConstantLR(
                        Optimizer optimizer,
                        double factor = 1.0 / 3,
                        int total_iters = 5,
                        int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_factor, _totalIters) = (factor, total_iters);
                        Start();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var factor = Epoch == 0 ? _factor : Epoch == _totalIters ? 1 / _factor : 1;
                        return FromCurrent(rate => rate * factor);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        FromInitial(
                            rate => Epoch >= _totalIters ? rate : rate * _factor);
                }
            }
        }
    }
}
