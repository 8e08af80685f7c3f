namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.LambdaLR(Optimizer, Func{int, double}, int, bool)"/>
            public static LRScheduler LambdaLR(
                Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new impl.LambdaLR(optimizer, lr_lambda, last_epoch, verbose);

            /// <inheritdoc cref="impl.LambdaLR(Optimizer, IEnumerable{Func{int, double}}, int, bool)"/>
            public static LRScheduler LambdaLR(
                Optimizer optimizer,
                IEnumerable<Func<int, double>> lr_lambdas,
                int last_epoch = -1,
                bool verbose = false) =>
                new impl.LambdaLR(optimizer, lr_lambdas, last_epoch, verbose);

            /// <summary>The schedulers.</summary>
            public static partial class impl
            {
                /// <summary>Sets the learning rate to its start times a function of the epoch.</summary>
                public class LambdaLR : LRScheduler
                {
                    private readonly Func<int, double>[] _functions;

                    /// <summary>Sets the learning rate to its start times a function of the epoch.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="lr_lambda">The function, for all groups.</param>
                    /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                    /// <param name="verbose">Whether to print changes.</param>
                    public LambdaLR(
                        Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(
                            optimizer,
                            Enumerable.Repeat(lr_lambda, optimizer.ParamGroups.Count()),
                            last_epoch,
                            verbose)
                    {
                    }

                    /// <summary>Sets the learning rate to its start times a function of the epoch.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="lr_lambdas">The function of each group.</param>
                    /// <param name="last_epoch">The epoch that was the last one; -1 to begin.</param>
                    /// <param name="verbose">Whether to print changes.</param>
                    public LambdaLR(
                        Optimizer optimizer,
                        IEnumerable<Func<int, double>> lr_lambdas,
                        int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _functions = [.. lr_lambdas];
                        Start();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        Initial.Zip(
                            _functions, (rate, function) => rate * function(Epoch));
                }
            }
        }
    }
}
