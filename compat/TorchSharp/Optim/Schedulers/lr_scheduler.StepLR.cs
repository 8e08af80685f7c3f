namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.StepLR(Optimizer, int, double, int, bool)"/>
            public static LRScheduler StepLR(
                Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.StepLR(optimizer, step_size, gamma, last_epoch, verbose);

            /// <summary>The schedulers.</summary>
            public static partial class impl
            {
                /// <summary>Multiplies the learning rate by a factor every few epochs.</summary>
                public class StepLR : LRScheduler
                {
                    private readonly int _stepSize;
                    private readonly double _gamma;

                    /// <summary>Multiplies the learning rate by a factor every few epochs.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="step_size">How many epochs.</param>
                    /// <param name="gamma">The factor.</param>
                    /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                    /// <param name="verbose">Whether to print changes.</param>
                    public StepLR(
                        Optimizer optimizer,
                        int step_size,
                        double gamma = 0.1,
                        int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_stepSize, _gamma) = (step_size, gamma);
                        Start();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        FromCurrent(
                            rate => Epoch == 0 || Epoch % _stepSize != 0 ? rate : rate * _gamma);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        FromInitial(
                            rate => rate * Math.Pow(_gamma, Epoch / _stepSize));
                }
            }
        }
    }
}
