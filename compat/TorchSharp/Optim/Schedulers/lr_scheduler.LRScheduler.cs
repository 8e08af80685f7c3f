namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>
        /// Changes of the learning rate over time. The numbers are PyTorch's, also where TorchSharp's differ.
        /// </summary>
        public static partial class lr_scheduler
        {
            /// <summary>Changes the learning rates of an optimizer, step by step; the first is made at once.</summary>
            public abstract class LRScheduler
            {
                /// <summary>How often the scheduler was stepped.</summary>
                protected int _step_count;

                private readonly ILearningRateController[] _groups;
                private readonly bool _verbose;
                private double[] _last;

                /// <summary>Makes a scheduler of no optimizer.</summary>
                protected LRScheduler() => (_groups, _last, Initial) = ([], [], []);

                /// <summary>Makes a scheduler.</summary>
                /// <param name="optimizer">The optimizer.</param>
                /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                /// <param name="verbose">Whether to print changes.</param>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    Optimizer = optimizer;
                    Epoch = last_epoch;
                    _verbose = verbose;
                    _groups = [.. optimizer.ParamGroups];
                    Initial = [.. _groups.Select(group => group.InitialLearningRate)];
                    _last = Current();
                }

                /// <summary>The epoch of the current rates.</summary>
                internal int Epoch { get; set; }

                internal Optimizer? Optimizer { get; }

                /// <summary>The rate that each group began with.</summary>
                private protected double[] Initial { get; set; }

                private protected IReadOnlyList<ILearningRateController> Groups => _groups;

                /// <summary>Goes on by one epoch (or batch).</summary>
                public virtual void step() => step(null);

                /// <summary>Goes to an epoch.</summary>
                /// <param name="epoch">The epoch; the next one if null.</param>
                public virtual void step(int? epoch) => Advance(epoch);

                /// <summary>Goes on by one epoch, knowing how well the model does.</summary>
                /// <param name="current">How well it does; most schedulers ignore it.</param>
                /// <param name="epoch">The epoch; the next one if null.</param>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The rate of each group that the last step set.</summary>
                public IEnumerable<double> get_last_lr() => _last;

                /// <summary>Makes the first step.</summary>
                internal void Start()
                {
                    _step_count = 0;
                    Advance(null);
                }

                /// <summary>The rates of the current epoch, from those of the epoch before.</summary>
                protected virtual IEnumerable<double> get_lr() => Current();

                /// <summary>The rates of the current epoch, whatever came before.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                /// <summary>Sets the rate of each group.</summary>
                private protected void Apply(double[] rates)
                {
                    for (var i = 0; i < _groups.Length; i++)
                    {
                        if (_verbose && rates[i] != _last[i])
                        {
                            Console.WriteLine($"Adjusting learning rate to {rates[i]}");
                        }

                        _groups[i].LearningRate = rates[i];
                    }

                    _last = rates;
                }

                private protected double[] Current() => FromCurrent(rate => rate);

                private protected double[] FromCurrent(Func<double, double> next) =>
                    [.. _groups.Select(group => next(group.LearningRate))];

                private protected double[] FromInitial(Func<double, double> next) => [.. Initial.Select(next)];

                /// <summary>One number for each group.</summary>
                private protected double[] PerGroup(string name, IEnumerable<double> values)
                {
                    double[] result = [.. values];
                    return result.Length == _groups.Length
                        ? result
                        : throw new ArgumentException(
                            $"expected {_groups.Length} values for {name}, got {result.Length}");
                }

                private protected IEnumerable<double> Same(double value) => Enumerable.Repeat(value, _groups.Length);

                private void Advance(int? epoch)
                {
                    _step_count++;
                    Epoch = epoch ?? Epoch + 1;
                    Apply([.. epoch is null ? get_lr() : get_closed_form_lr()]);
                }
            }
        }
    }
}
