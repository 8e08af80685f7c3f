namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.ExponentialLR(Optimizer, double, int, bool)"/>
            public static LRScheduler ExponentialLR(
                Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.ExponentialLR(optimizer, gamma, last_epoch, verbose);

            /// <summary>The schedulers.</summary>
            public static partial class impl
            {
                /// <summary>Multiplies the learning rate by a factor every epoch.</summary>
                public class ExponentialLR : LRScheduler
                {
                    private readonly double _gamma;

                    /// <summary>Multiplies the learning rate by a factor every epoch.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="gamma">The factor.</param>
                    /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                    /// <param name="verbose">Whether to print changes.</param>
                    public ExponentialLR(
                        Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _gamma = gamma;
                        Start();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        FromCurrent(rate => Epoch == 0 ? rate : rate * _gamma);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        FromInitial(rate => rate * Math.Pow(_gamma, Epoch));
                }
            }
        }
    }
}
