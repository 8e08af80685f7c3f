namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.CyclicLR(Optimizer, double, double, int, int, impl.CyclicLR.Mode, double, Func{double, double}, impl.CyclicLR.ScaleMode, bool, double, double, int, bool)"/>
            public static LRScheduler CyclicLR(
                Optimizer optimizer,
                double base_lr,
                double max_lr,
                int step_size_up = 2000,
                int step_size_down = -1,
                impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular,
                double gamma = 1.0,
                Func<double, double>? scale_fn = null,
                impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle,
                bool cycle_momentum = true,
                double base_momentum = 0.8,
                double max_momentum = 0.9,
                int last_epoch = -1,
                bool verbose = false) =>
                new impl.CyclicLR(
                    optimizer,
                    base_lr,
                    max_lr,
                    step_size_up,
                    step_size_down,
                    mode,
                    gamma,
                    scale_fn,
                    scale_mode,
                    cycle_momentum,
                    base_momentum,
                    max_momentum,
                    last_epoch,
                    verbose);

            /// <inheritdoc cref="impl.CyclicLR(Optimizer, IEnumerable{double}, IEnumerable{double}, int, int, impl.CyclicLR.Mode, double, Func{double, double}, impl.CyclicLR.ScaleMode, bool, IEnumerable{double}, IEnumerable{double}, int, bool)"/>
            public static LRScheduler CyclicLR(
                Optimizer optimizer,
                IEnumerable<double> base_lr,
                IEnumerable<double> max_lr,
                int step_size_up = 2000,
                int step_size_down = -1,
                impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular,
                double gamma = 1.0,
                Func<double, double>? scale_fn = null,
                impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle,
                bool cycle_momentum = true,
                IEnumerable<double>? base_momentum = null,
                IEnumerable<double>? max_momentum = null,
                int last_epoch = -1,
                bool verbose = false) =>
                new impl.CyclicLR(
                    optimizer,
                    base_lr,
                    max_lr,
                    step_size_up,
                    step_size_down,
                    mode,
                    gamma,
                    scale_fn,
                    scale_mode,
                    cycle_momentum,
                    base_momentum,
                    max_momentum,
                    last_epoch,
                    verbose);
        }
    }
}
