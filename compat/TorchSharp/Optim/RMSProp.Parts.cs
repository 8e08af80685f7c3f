using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <content>Its settings, groups and state.</content>
public partial class RMSProp
{
    /// <summary>The settings of a group.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Whether to maximize instead.</summary>
        public bool? maximize;

        /// <summary>How much of the last change is kept.</summary>
        public double? momentum;

        /// <summary>How much of the running means is kept.</summary>
        public double? alpha;

        /// <summary>Added to the divisor.</summary>
        public double? eps;

        /// <summary>The factor of the parameter that is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>Whether to divide by the deviation and not by the root of the mean square.</summary>
        public bool? centered;

        private protected override void Visit(IFieldVisitor visitor)
        {
            visitor.Flag(ref maximize);
            visitor.Number(ref momentum);
            visitor.Number(ref alpha);
            visitor.Number(ref eps);
            visitor.Number(ref weight_decay);
            visitor.Flag(ref centered);
        }
    }

    /// <summary>Parameters that share settings.</summary>
    public class ParamGroup : ParamGroup<Options>, torch.optim.IMomentum
    {
        /// <summary>Makes an empty group.</summary>
        public ParamGroup()
        {
        }

        /// <summary>Makes a group.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="options">The settings.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        /// <summary>Makes a group.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate, at least 0.</param>
        /// <param name="eps">Added to the divisor, at least 0.</param>
        /// <param name="alpha">How much of the running means is kept, at least 0.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient, at least 0.</param>
        /// <param name="momentum">How much of the last change is kept, at least 0.</param>
        /// <param name="centered">Whether to divide by the deviation and not by the root of the mean square.</param>
        public ParamGroup(
            IEnumerable<Parameter> parameters,
            double lr = 1e-3,
            double eps = 1e-8,
            double alpha = 0.99,
            double weight_decay = 0,
            double momentum = 0.0,
            bool centered = false)
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    eps = eps,
                    alpha = alpha,
                    weight_decay = weight_decay,
                    momentum = momentum,
                    centered = centered,
                })
        {
        }

        /// <inheritdoc/>
        public double Momentum { get => Options.momentum!.Value; set => Options.momentum = value; }
    }

    /// <summary>What is remembered of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>How many steps were made.</summary>
        public long step;

        /// <summary>The running mean of squared gradients.</summary>
        public torch.Tensor? square_avg;

        /// <summary>The last change.</summary>
        public torch.Tensor? momentum_buffer;

        /// <summary>The running mean of gradients.</summary>
        public torch.Tensor? grad_avg;

        internal State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            square_avg = Zeros(square_avg);
            momentum_buffer = Zeros(momentum_buffer);
            grad_avg = Zeros(grad_avg);
        }

        /// <summary>Releases the state's tensors.</summary>
        public void Dispose() => Release();

        private protected override void Visit(IFieldVisitor visitor)
        {
            visitor.Count(ref step);
            visitor.Tensor(ref square_avg);
            visitor.OptionalTensor(ref momentum_buffer);
            visitor.OptionalTensor(ref grad_avg);
        }
    }
}
