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
                /// <summary>Lets the learning rate swing between two values in straight lines.</summary>
                public class CyclicLR : LRScheduler
                {
                    private readonly double _up;
                    private readonly double _total;
                    private readonly double[] _greatest;
                    private readonly double[]? _leastMomentum;
                    private readonly double[]? _greatestMomentum;
                    private readonly Func<double, double> _scale;
                    private readonly bool _byCycle;

                    /// <summary>Lets the learning rate swing between two values in straight lines.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="base_lr">The least learning rate.</param>
                    /// <param name="max_lr">The greatest learning rate.</param>
                    /// <param name="step_size_up">Steps from the least to the greatest rate.</param>
                    /// <param name="step_size_down">Steps back; as many as up if -1.</param>
                    /// <param name="mode">How the swing changes; unused if there is a function.</param>
                    /// <param name="gamma">The factor of the mode that shrinks by steps.</param>
                    /// <param name="scale_fn">The factor of the swing.</param>
                    /// <param name="scale_mode">What the function is given.</param>
                    /// <param name="cycle_momentum">Whether to change the momentum against the rate.</param>
                    /// <param name="base_momentum">The least momentum.</param>
                    /// <param name="max_momentum">The greatest momentum.</param>
                    /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                    /// <param name="verbose">Whether to print changes.</param>
                    /// <exception cref="ArgumentException">
                    /// The optimizer has no momentum to change, or the numbers are not one for each group.
                    /// </exception>
                    public CyclicLR(
                        Optimizer optimizer,
                        double base_lr,
                        double max_lr,
                        int step_size_up = 2000,
                        int step_size_down = -1,
                        Mode mode = Mode.Triangular,
                        double gamma = 1.0,
                        Func<double, double>? scale_fn = null,
                        ScaleMode scale_mode = ScaleMode.Cycle,
                        bool cycle_momentum = true,
                        double base_momentum = 0.8,
                        double max_momentum = 0.9,
                        int last_epoch = -1,
                        bool verbose = false)
                        : this(
                            optimizer,
                            Enumerable.Repeat(base_lr, optimizer.ParamGroups.Count()),
                            Enumerable.Repeat(max_lr, optimizer.ParamGroups.Count()),
                            step_size_up,
                            step_size_down,
                            mode,
                            gamma,
                            scale_fn,
                            scale_mode,
                            cycle_momentum,
                            Enumerable.Repeat(base_momentum, optimizer.ParamGroups.Count()),
                            Enumerable.Repeat(max_momentum, optimizer.ParamGroups.Count()),
                            last_epoch,
                            verbose)
                    {
                    }

                    /// <summary>Lets the learning rate swing between two values in straight lines.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="base_lr">The least learning rate of each group.</param>
                    /// <param name="max_lr">The greatest learning rate of each group.</param>
                    /// <param name="step_size_up">Steps from the least to the greatest rate.</param>
                    /// <param name="step_size_down">Steps back; as many as up if -1.</param>
                    /// <param name="mode">How the swing changes; unused if there is a function.</param>
                    /// <param name="gamma">The factor of the mode that shrinks by steps.</param>
                    /// <param name="scale_fn">The factor of the swing.</param>
                    /// <param name="scale_mode">What the function is given.</param>
                    /// <param name="cycle_momentum">Whether to change the momentum against the rate.</param>
                    /// <param name="base_momentum">The least momentum of each group; 0.8 if null.</param>
                    /// <param name="max_momentum">The greatest momentum of each group; 0.9 if null.</param>
                    /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                    /// <param name="verbose">Whether to print changes.</param>
                    /// <exception cref="ArgumentException">
                    /// The optimizer has no momentum to change, or the numbers are not one for each group.
                    /// </exception>
                    public CyclicLR(
                        Optimizer optimizer,
                        IEnumerable<double> base_lr,
                        IEnumerable<double> max_lr,
                        int step_size_up = 2000,
                        int step_size_down = -1,
                        Mode mode = Mode.Triangular,
                        double gamma = 1.0,
                        Func<double, double>? scale_fn = null,
                        ScaleMode scale_mode = ScaleMode.Cycle,
                        bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null,
                        IEnumerable<double>? max_momentum = null,
                        int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _up = step_size_up;
                        _total = step_size_up + (double)(step_size_down == -1 ? step_size_up : step_size_down);
                        _greatest = PerGroup(nameof(max_lr), max_lr);
                        Initial = PerGroup(nameof(base_lr), base_lr);
                        _byCycle = scale_fn is null ? mode != Mode.ExpRange : scale_mode == ScaleMode.Cycle;
                        _scale = scale_fn ?? mode switch
                        {
                            Mode.Triangular2 => cycle => 1 / Math.Pow(2, cycle - 1),
                            Mode.ExpRange => step => Math.Pow(gamma, step),
                            _ => _ => 1.0,
                        };
                        if (cycle_momentum)
                        {
                            if (optimizer is not IMomentum)
                            {
                                throw new ArgumentException(
                                    "optimizer must support momentum with `cycle_momentum` option enabled");
                            }

                            _leastMomentum = PerGroup(nameof(base_momentum), base_momentum ?? Same(0.8));
                            _greatestMomentum = PerGroup(nameof(max_momentum), max_momentum ?? Same(0.9));
                        }

                        Start();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var cycle = Math.Floor(1 + (Epoch / _total));
                        var x = 1 + (Epoch / _total) - cycle;
                        var ratio = _up / _total;
                        var swing = (x <= ratio ? x / ratio : (x - 1) / (ratio - 1)) * _scale(_byCycle ? cycle : Epoch);
                        for (var i = 0; _greatestMomentum is not null && i < Groups.Count; i++)
                        {
                            ((IMomentum)Groups[i]).Momentum =
                                _greatestMomentum[i] - ((_greatestMomentum[i] - _leastMomentum![i]) * swing);
                        }

                        return Initial.Zip(_greatest, (least, greatest) => least + ((greatest - least) * swing));
                    }

                    /// <summary>How the swing changes from cycle to cycle.</summary>
                    public enum Mode
                    {
                        /// <summary>It stays.</summary>
                        Triangular,

                        /// <summary>It halves every cycle.</summary>
                        Triangular2,

                        /// <summary>It shrinks by a factor every step.</summary>
                        ExpRange,
                    }

                    /// <summary>What the function of the swing is given.</summary>
                    public enum ScaleMode
                    {
                        /// <summary>The number of the cycle, from 1.</summary>
                        Cycle,

                        /// <summary>The number of the step.</summary>
                        Iterations,
                    }
                }
            }
        }
    }
}
