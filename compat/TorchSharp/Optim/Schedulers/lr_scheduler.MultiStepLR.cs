namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.MultiStepLR(Optimizer, IList{int}, double, int, bool)"/>
            public static LRScheduler MultiStepLR(
                Optimizer optimizer,
                IList<int> milestones,
                double gamma = 0.1,
                int last_epoch = -1,
                bool verbose = false) =>
                new impl.MultiStepLR(optimizer, milestones, gamma, last_epoch, verbose);

            /// <summary>The schedulers.</summary>
            public static partial class impl
            {
                /// <summary>Multiplies the learning rate by a factor at given epochs.</summary>
                public class MultiStepLR : LRScheduler
                {
                    private readonly int[] _milestones;
                    private readonly double _gamma;

                    /// <summary>Multiplies the learning rate by a factor at given epochs.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="milestones">The epochs; one that is named twice counts twice.</param>
                    /// <param name="gamma">The factor.</param>
                    /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                    /// <param name="verbose">Whether to print changes.</param>
                    public MultiStepLR(
                        Optimizer optimizer,
                        IList<int> milestones,
                        double gamma = 0.1,
                        int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_milestones, _gamma) = ([.. milestones], gamma);
                        Start();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var factor = Math.Pow(_gamma, _milestones.Count(milestone => milestone == Epoch));
                        return FromCurrent(rate => rate * factor);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr()
                    {
                        var factor = Math.Pow(_gamma, _milestones.Count(milestone => milestone <= Epoch));
                        return FromInitial(rate => rate * factor);
                    }
                }
            }
        }
    }
}
