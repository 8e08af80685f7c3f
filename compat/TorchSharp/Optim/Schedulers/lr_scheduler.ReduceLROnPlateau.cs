namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.ReduceLROnPlateau(Optimizer, string, double, int, double, string, int, IList{double}, double, bool)"/>
            public static LRScheduler ReduceLROnPlateau(
                Optimizer optimizer,
                string mode = "min",
                double factor = 0.1,
                int patience = 10,
                double threshold = 1e-4,
                string threshold_mode = "rel",
                int cooldown = 0,
                IList<double>? min_lr = null,
                double eps = 1e-8,
                bool verbose = false) => new impl.ReduceLROnPlateau(
                optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps, verbose);

            /// <summary>The schedulers.</summary>
            public static partial class impl
            {
                /// <summary>Lowers the learning rate when the model no longer gets better.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _less;
                    private readonly bool _relative;
                    private readonly double _factor;
                    private readonly int _patience;
                    private readonly double _threshold;
                    private readonly int _cooldown;
                    private readonly double[] _least;
                    private readonly double _eps;
                    private double _best;
                    private int _badEpochs;
                    private int _cooldownLeft;

                    /// <summary>Lowers the learning rate when the model no longer gets better.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="mode"><c>min</c> if less is better, <c>max</c> if more is.</param>
                    /// <param name="factor">What the rate is multiplied by, less than 1.</param>
                    /// <param name="patience">Epochs without getting better that are borne.</param>
                    /// <param name="threshold">How much better counts as better.</param>
                    /// <param name="threshold_mode"><c>rel</c> if that is a part of the best, or <c>abs</c>.</param>
                    /// <param name="cooldown">Epochs after a change that do not count.</param>
                    /// <param name="min_lr">The least rate, for all groups or for each; 0 if null or empty.</param>
                    /// <param name="eps">A smaller change is not made.</param>
                    /// <param name="verbose">Whether to print changes.</param>
                    /// <exception cref="ArgumentException">The factor or a mode is not as said.</exception>
                    public ReduceLROnPlateau(
                        Optimizer optimizer,
                        string mode = "min",
                        double factor = 0.1,
                        int patience = 10,
                        double threshold = 1e-4,
                        string threshold_mode = "rel",
                        int cooldown = 0,
                        IList<double>? min_lr = null,
                        double eps = 1e-8,
                        bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1)
                        {
                            throw new ArgumentException("Factor should be < 1.0");
                        }

                        _less = mode is "min" or "max"
                            ? mode == "min"
                            : throw new ArgumentException($"mode {mode} is unknown!");
                        _relative = threshold_mode is "rel" or "abs"
                            ? threshold_mode == "rel"
                            : throw new ArgumentException($"threshold mode {threshold_mode} is unknown!");
                        (_factor, _threshold, _eps) = (factor, threshold, eps);
                        (_patience, _cooldown) = (patience, cooldown);
                        _least = PerGroup(nameof(min_lr), min_lr switch
                        {
                            null or [] => Same(0),
                            [var one] => Same(one),
                            _ => min_lr,
                        });
                        _best = _less ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    /// <summary>Refused: the scheduler must know how well the model does.</summary>
                    /// <exception cref="InvalidOperationException">Always.</exception>
                    public override void step() => throw Refusal("step()");

                    /// <summary>Refused: the scheduler must know how well the model does.</summary>
                    /// <param name="epoch">The epoch.</param>
                    /// <exception cref="InvalidOperationException">Always.</exception>
                    public override void step(int? epoch) => throw Refusal("step(int?)");

                    /// <summary>Goes on by one epoch.</summary>
                    /// <param name="current">How well the model does.</param>
                    /// <param name="epoch">The epoch; the next one if null.</param>
                    public override void step(double current, int? epoch = null)
                    {
                        Epoch = epoch ?? Epoch + 1;
                        if (IsBetter(current))
                        {
                            (_best, _badEpochs) = (current, 0);
                        }
                        else
                        {
                            _badEpochs++;
                        }

                        if (_cooldownLeft > 0)
                        {
                            _cooldownLeft--;
                            _badEpochs = 0;
                        }

                        if (_badEpochs > _patience)
                        {
                            Apply([.. Groups.Zip(_least, (group, least) => Lower(group.LearningRate, least))]);
                            (_cooldownLeft, _badEpochs) = (_cooldown, 0);
                        }
                    }

                    private static InvalidOperationException Refusal(string call) => new(
                        $"{call} should not be used with the ReduceLROnPlateau scheduler. Use step(double, int?), "
                        + "instead.");

                    private bool IsBetter(double value) => (_less, _relative) switch
                    {
                        (true, true) => value < _best * (1 - _threshold),
                        (true, false) => value < _best - _threshold,
                        (false, true) => value > _best * (1 + _threshold),
                        (false, false) => value > _best + _threshold,
                    };

                    private double Lower(double rate, double least)
                    {
                        var lower = Math.Max(rate * _factor, least);
                        return rate - lower > _eps ? lower : rate;
                    }
                }
            }
        }
    }
}
