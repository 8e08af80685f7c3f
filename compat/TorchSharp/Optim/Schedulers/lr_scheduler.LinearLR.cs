namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.LinearLR(Optimizer, double, double, int, int, bool)"/>
            public static LRScheduler LinearLR(
                Optimizer optimizer,
                double start_factor = 1.0 / 3,
                double end_factor = 1.0,
                int total_iters = 5,
                int last_epoch = -1,
                bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);

            /// <summary>The schedulers.</summary>
            public static partial class impl
            {
                /// <summary>Multiplies the learning rate by a factor that changes evenly until an epoch.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double _start;
                    private readonly double _end;
                    private readonly int _totalIters;

                    /// <summary>Multiplies the learning rate by a factor that changes evenly until an epoch.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="start_factor">The factor at the start.</param>
                    /// <param name="end_factor">The factor at the end.</param>
                    /// <param name="total_iters">The epoch of the end.</param>
                    /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                    /// <param name="verbose">Whether to print changes.</param>
                    public LinearLR(
                        Optimizer optimizer,
                        double start_factor = 1.0 / 3,
                        double end_factor = 1.0,
                        int total_iters = 5,
                        int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_start, _end, _totalIters) = (start_factor, end_factor, total_iters);
                        Start();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var rise = _end - _start;
                        var factor = Epoch == 0 ? _start
                            : Epoch > _totalIters ? 1
                            : 1 + (rise / ((_totalIters * _start) + ((Epoch - 1) * rise)));
                        return FromCurrent(rate => rate * factor);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr()
                    {
                        var factor = _start + ((_end - _start) * Math.Min(_totalIters, Epoch) / _totalIters);
                        return FromInitial(rate => rate * factor);
                    }
                }
            }
        }
    }
}
