namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.MultiplicativeLR(Optimizer, Func{int, double}, int, bool)"/>
            public static LRScheduler MultiplicativeLR(
                Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new impl.MultiplicativeLR(optimizer, lr_lambda, last_epoch, verbose);

            /// <inheritdoc cref="impl.MultiplicativeLR(Optimizer, IEnumerable{Func{int, double}}, int, bool)"/>
            public static LRScheduler MultiplicativeLR(
                Optimizer optimizer,
                IEnumerable<Func<int, double>> lr_lambdas,
                int last_epoch = -1,
                bool verbose = false) =>
                new impl.MultiplicativeLR(optimizer, lr_lambdas, last_epoch, verbose);

            /// <summary>The schedulers.</summary>
            public static partial class impl
            {
                /// <summary>Multiplies the learning rate by a function of the epoch, from the second on.</summary>
                public class MultiplicativeLR : LRScheduler
                {
                    private readonly Func<int, double>[] _functions;

                    /// <summary>Multiplies the learning rate by a function of the epoch, from the second on.</summary>
                    /// <inheritdoc cref="LambdaLR(Optimizer, Func{int, double}, int, bool)"/>
                    public MultiplicativeLR(
                        Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(
                            optimizer,
                            Enumerable.Repeat(lr_lambda, optimizer.ParamGroups.Count()),
                            last_epoch,
                            verbose)
                    {
                    }

                    /// <summary>Multiplies the learning rate by a function of the epoch, from the second on.</summary>
                    /// <inheritdoc cref="LambdaLR(Optimizer, IEnumerable{Func{int, double}}, int, bool)"/>
                    public MultiplicativeLR(
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
                        Epoch == 0
                            ? Current()
                            : Groups.Zip(_functions, (group, function) => group.LearningRate * function(Epoch));
                }
            }
        }
    }
}
