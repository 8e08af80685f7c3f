using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        /// <summary>Optimizers.</summary>
        public static partial class optim
        {
            /// <summary>The learning rate of a group of parameters.</summary>
            public interface ILearningRateController
            {
                /// <summary>The current learning rate.</summary>
                double LearningRate { get; set; }

                /// <summary>The learning rate that was set first.</summary>
                double InitialLearningRate { get; set; }
            }

            /// <summary>Changes parameters by their gradients.</summary>
            public abstract partial class Optimizer : IDisposable
            {
                /// <summary>The groups of parameters with their learning rates.</summary>
                public abstract IEnumerable<ILearningRateController> ParamGroups { get; }

                /// <summary>Sets the gradients of all parameters to zero.</summary>
                public abstract void zero_grad();

                /// <summary>Changes the parameters once.</summary>
                /// <param name="closure">Computes the loss anew; none if null.</param>
                /// <returns>What the closure returned, or null.</returns>
                public abstract Tensor? step(Func<Tensor>? closure = null);

                /// <summary>The parameters that are changed.</summary>
                public abstract IEnumerable<Parameter> parameters();

                /// <summary>Releases the optimizer's state, not the parameters.</summary>
                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                /// <summary>Releases the optimizer's state, not the parameters.</summary>
                /// <param name="disposing">Whether the caller is <see cref="Dispose()"/>.</param>
                protected virtual void Dispose(bool disposing)
                {
                }
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>What the optimizers have in common.</summary>
    public abstract class OptimizerHelper : torch.optim.Optimizer
    {
        private readonly ParameterGroup _group;

        private protected OptimizerHelper(IEnumerable<Parameter> parameters, double lr)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            _group = new ParameterGroup([.. parameters], lr);
        }

        /// <inheritdoc/>
        public override IEnumerable<torch.optim.ILearningRateController> ParamGroups => [_group];

        /// <inheritdoc/>
        public override void zero_grad()
        {
            foreach (var parameter in _group.Parameters)
            {
                if (parameter.Impl.Autograd?.Grad is { } grad)
                {
                    Internal.FillOps.Fill(grad, 0);
                    grad.Storage.Version++;
                }
            }
        }

        /// <inheritdoc/>
        public override torch.Tensor? step(Func<torch.Tensor>? closure = null)
        {
            torch.Tensor? loss = null;
            if (closure is not null)
            {
                using var recording = torch.enable_grad();
                loss = closure();
            }

            using var _ = torch.no_grad();
            foreach (var parameter in _group.Parameters)
            {
                if (parameter.Impl.Autograd?.Grad is { } grad)
                {
                    Update(parameter.Impl, grad, _group.LearningRate);
                    parameter.Impl.Storage.Version++;
                }
            }

            return loss;
        }

        /// <inheritdoc/>
        public override IEnumerable<Parameter> parameters() => _group.Parameters;

        /// <summary>Changes one parameter.</summary>
        private protected abstract void Update(
            Internal.TensorImpl parameter, Internal.TensorImpl grad, double learningRate);

        private sealed class ParameterGroup(Parameter[] parameters, double lr) : torch.optim.ILearningRateController
        {
            public Parameter[] Parameters => parameters;

            public double LearningRate { get; set; } = lr;

            public double InitialLearningRate { get; set; } = lr;
        }
    }
}
