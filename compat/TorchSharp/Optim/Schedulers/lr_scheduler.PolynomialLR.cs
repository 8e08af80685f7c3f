namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.PolynomialLR(Optimizer, int, int, int, bool)"/>
            public static LRScheduler PolynomialLR(
                Optimizer optimizer, int total_iters = 5, int power = 1, int last_epoch = -1, bool verbose = false) =>
                new impl.PolynomialLR(optimizer, total_iters, power, last_epoch, verbose);

            /// <summary>The schedulers.</summary>
            public static partial class impl
            {
                /// <summary>Lets the learning rate fall to zero by a polynomial.</summary>
                public class PolynomialLR : LRScheduler
                {
                    private readonly double _totalIters;
                    private readonly int _power;

                    /// <summary>Lets the learning rate fall to zero by a polynomial.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="total_iters">The epoch at which the rate is zero.</param>
                    /// <param name="power">The power of the polynomial.</param>
                    /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                    /// <param name="verbose">Whether to print changes.</param>
                    public PolynomialLR(
                        Optimizer optimizer,
                        int total_iters = 5,
                        int power = 1,
                        int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_totalIters, _power) = (total_iters, power);
                        Start();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch == 0 || Epoch > _totalIters)
                        {
                            return Current();
                        }

                        var factor = (1 - (Epoch / _totalIters)) / (1 - ((Epoch - 1) / _totalIters));
                        return FromCurrent(rate => rate * Math.Pow(factor, _power));
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr()
                    {
                        var factor = 1 - (Math.Min(_totalIters, Epoch) / _totalIters);
                        return FromInitial(rate => rate * Math.Pow(factor, _power));
                    }
                }
            }
        }
    }
}
