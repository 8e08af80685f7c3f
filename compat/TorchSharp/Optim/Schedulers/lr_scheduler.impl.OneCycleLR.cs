namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>The schedulers.</summary>
            public static partial class impl
            {
                /// <summary>Lets the learning rate rise once and then fall far below its start.</summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly int _total;
                    private readonly bool _linear;
                    private readonly double[] _first;
                    private readonly double[] _greatest;
                    private readonly double[] _least;
                    private readonly double[]? _low;
                    private readonly double[]? _high;
                    private readonly Phase[] _phases;

                    /// <summary>Lets the learning rate rise once and then fall far below its start.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="max_lr">The greatest learning rate.</param>
                    /// <param name="total_steps">Steps of the cycle; from the next two if -1.</param>
                    /// <param name="epochs">How many epochs there are.</param>
                    /// <param name="steps_per_epoch">How many steps an epoch has.</param>
                    /// <param name="pct_start">The part of the cycle in which the rate rises, 0 to 1.</param>
                    /// <param name="anneal_strategy">The form of rise and fall.</param>
                    /// <param name="cycle_momentum">Whether to change momentum or beta1 against the rate.</param>
                    /// <param name="base_momentum">The least momentum.</param>
                    /// <param name="max_momentum">The greatest momentum.</param>
                    /// <param name="div_factor">The greatest rate divided by the first.</param>
                    /// <param name="final_div_factor">The first rate divided by the last.</param>
                    /// <param name="three_phase">Whether to fall to the first rate and then on to the last.</param>
                    /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                    /// <param name="verbose">Whether to print changes.</param>
                    /// <exception cref="ArgumentException">
                    /// A number is out of its range, or the optimizer has neither momentum nor betas to change.
                    /// </exception>
                    public OneCycleLR(
                        Optimizer optimizer,
                        double max_lr,
                        int total_steps = -1,
                        int epochs = -1,
                        int steps_per_epoch = -1,
                        double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos,
                        bool cycle_momentum = true,
                        double base_momentum = 0.85,
                        double max_momentum = 0.95,
                        double div_factor = 25,
                        double final_div_factor = 1e4,
                        bool three_phase = false,
                        int last_epoch = -1,
                        bool verbose = false)
                        : this(
                            optimizer,
                            Enumerable.Repeat(max_lr, optimizer.ParamGroups.Count()),
                            total_steps,
                            epochs,
                            steps_per_epoch,
                            pct_start,
                            anneal_strategy,
                            cycle_momentum,
                            Enumerable.Repeat(base_momentum, optimizer.ParamGroups.Count()),
                            Enumerable.Repeat(max_momentum, optimizer.ParamGroups.Count()),
                            div_factor,
                            final_div_factor,
                            three_phase,
                            last_epoch,
                            verbose)
                    {
                    }

                    /// <summary>Lets the learning rate rise once and then fall far below its start.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="max_lr">The greatest learning rate of each group.</param>
                    /// <param name="total_steps">Steps of the cycle; from the next two if -1.</param>
                    /// <param name="epochs">How many epochs there are.</param>
                    /// <param name="steps_per_epoch">How many steps an epoch has.</param>
                    /// <param name="pct_start">The part of the cycle in which the rate rises, 0 to 1.</param>
                    /// <param name="anneal_strategy">The form of rise and fall.</param>
                    /// <param name="cycle_momentum">Whether to change momentum or beta1 against the rate.</param>
                    /// <param name="base_momentum">The least momentum of each group; 0.85 if null.</param>
                    /// <param name="max_momentum">The greatest momentum of each group; 0.95 if null.</param>
                    /// <param name="div_factor">The greatest rate divided by the first.</param>
                    /// <param name="final_div_factor">The first rate divided by the last.</param>
                    /// <param name="three_phase">Whether to fall to the first rate and then on to the last.</param>
                    /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                    /// <param name="verbose">Whether to print changes.</param>
                    /// <exception cref="ArgumentException">
                    /// A number is out of its range, or the optimizer has neither momentum nor betas to change.
                    /// </exception>
                    public OneCycleLR(
                        Optimizer optimizer,
                        IEnumerable<double> max_lr,
                        int total_steps = -1,
                        int epochs = -1,
                        int steps_per_epoch = -1,
                        double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos,
                        bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null,
                        IEnumerable<double>? max_momentum = null,
                        double div_factor = 25,
                        double final_div_factor = 1e4,
                        bool three_phase = false,
                        int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (cycle_momentum && optimizer is not IMomentum && optimizer is not IBetas)
                        {
                            throw new ArgumentException(
                                "optimizer must support momentum with `cycle_momentum` option enabled");
                        }

                        if (pct_start is not (>= 0 and <= 1))
                        {
                            throw new ArgumentException(
                                $"Expected float between 0 and 1 for pct_start, but got {pct_start}");
                        }

                        _total = Steps(total_steps, epochs, steps_per_epoch);
                        _linear = anneal_strategy == AnnealStrategy.Linear;
                        _greatest = PerGroup(nameof(max_lr), max_lr);
                        _first = [.. _greatest.Select(rate => rate / div_factor)];
                        _least = [.. _first.Select(rate => rate / final_div_factor)];
                        if (cycle_momentum)
                        {
                            _low = PerGroup(nameof(base_momentum), base_momentum ?? Same(0.85));
                            _high = PerGroup(nameof(max_momentum), max_momentum ?? Same(0.95));
                        }

                        var top = (pct_start * _total) - 1;
                        var rise = new Phase(top, _first, _greatest, _high, _low);
                        _phases = three_phase
                            ?
                            [
                                rise,
                                new Phase((2 * pct_start * _total) - 2, _greatest, _first, _low, _high),
                                new Phase(_total - 1, _first, _least, _high, _high),
                            ]
                            : [rise, new Phase(_total - 1, _greatest, _least, _low, _high)];
                        Start();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch > _total)
                        {
                            throw new InvalidOperationException(
                                $"Tried to step {Epoch + 1} times. The specified number of total steps is {_total}");
                        }

                        var at = 0;
                        while (at < _phases.Length - 1 && Epoch > _phases[at].End)
                        {
                            at++;
                        }

                        var phase = _phases[at];
                        var start = at == 0 ? 0 : _phases[at - 1].End;
                        var part = (Epoch - start) / (phase.End - start);
                        for (var i = 0; phase.FromMomentum is not null && i < Groups.Count; i++)
                        {
                            SetMomentum(Groups[i], Between(phase.FromMomentum[i], phase.ToMomentum![i], part));
                        }

                        return phase.From.Zip(phase.To, (from, to) => Between(from, to, part));
                    }

                    private static int Steps(int total, int epochs, int perEpoch)
                    {
                        if (total == -1 && epochs == -1 && perEpoch == -1)
                        {
                            throw new ArgumentException(
                                "You must define either total_steps OR (epochs AND steps_per_epoch)");
                        }

                        return total != -1
                            ? Positive("total_steps", total)
                            : Positive("epochs", epochs) * Positive("steps_per_epoch", perEpoch);
                    }

                    private static int Positive(string name, int value) => value > 0
                        ? value
                        : throw new ArgumentException($"Expected positive integer {name}, but got {value}");

                    private static void SetMomentum(ILearningRateController group, double value)
                    {
                        if (group is IBetas betas)
                        {
                            betas.Betas = (value, betas.Betas.Item2);
                        }
                        else
                        {
                            ((IMomentum)group).Momentum = value;
                        }
                    }

                    private double Between(double from, double to, double part) => _linear
                        ? ((to - from) * part) + from
                        : to + ((from - to) / 2 * (Math.Cos(Math.PI * part) + 1));

                    private sealed record Phase(
                        double End, double[] From, double[] To, double[]? FromMomentum, double[]? ToMomentum);

                    /// <summary>The form of rise and fall.</summary>
                    public enum AnnealStrategy
                    {
                        /// <summary>Half a cosine.</summary>
                        Cos,

                        /// <summary>A straight line.</summary>
                        Linear,
                    }
                }
            }
        }
    }
}
