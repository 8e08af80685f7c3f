namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.CosineAnnealingLR(Optimizer, double, double, int, bool)"/>
            public static LRScheduler CosineAnnealingLR(
                Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

            /// <summary>The schedulers.</summary>
            public static partial class impl
            {
                /// <summary>Lets the learning rate swing between its start and a least value as a cosine.</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _max;
                    private readonly double _least;

                    /// <summary>Lets the learning rate swing between its start and a least value as a cosine.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="T_max">Epochs from the greatest to the least rate.</param>
                    /// <param name="eta_min">The least rate.</param>
                    /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                    /// <param name="verbose">Whether to print changes.</param>
                    public CosineAnnealingLR(
                        Optimizer optimizer,
                        double T_max,
                        double eta_min = 0,
                        int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_max, _least) = (T_max, eta_min);
                        Start();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch == 0)
                        {
                            return Current();
                        }

                        if (_step_count == 1)
                        {
                            return get_closed_form_lr();
                        }

                        if ((Epoch - 1 - _max) % (2 * _max) == 0)
                        {
                            var rise = (1 - Math.Cos(Math.PI / _max)) / 2;
                            return Groups.Zip(Initial, (group, rate) => group.LearningRate + ((rate - _least) * rise));
                        }

                        var factor = (1 + Cosine(Epoch)) / (1 + Cosine(Epoch - 1));
                        return FromCurrent(rate => (factor * (rate - _least)) + _least);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        FromInitial(
                            rate => _least + ((rate - _least) * (1 + Cosine(Epoch)) / 2));

                    private double Cosine(int epoch) => Math.Cos(Math.PI * epoch / _max);
                }
            }
        }
    }
}
