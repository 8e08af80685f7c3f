using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <content>Its settings, groups and state.</content>
public partial class Adagrad
{
    /// <summary>The settings of a group.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>How fast the learning rate falls with the steps.</summary>
        public double? lr_decay;

        /// <summary>What the sum of squared gradients begins with.</summary>
        public double? initial_accumulator_value;

        /// <summary>Added to the divisor.</summary>
        public double? eps;

        /// <summary>The factor of the parameter that is added to its gradient.</summary>
        public double? weight_decay;

        private protected override void Visit(IFieldVisitor visitor)
        {
            visitor.Number(ref lr_decay);
            visitor.Number(ref initial_accumulator_value);
            visitor.Number(ref eps);
            visitor.Number(ref weight_decay);
        }
    }

    /// <summary>Parameters that share settings.</summary>
    public class ParamGroup : ParamGroup<Options>
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
        /// <param name="lr_decay">How fast the learning rate falls with the steps, at least 0.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient, at least 0.</param>
        /// <param name="initial_accumulator_value">What the sum of squared gradients begins with, at least 0.</param>
        /// <param name="eps">Added to the divisor, at least 0.</param>
        public ParamGroup(
            IEnumerable<Parameter> parameters,
            double lr = 0.01,
            double lr_decay = 0,
            double weight_decay = 0,
            double initial_accumulator_value = 0,
            double eps = 1e-10)
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    lr_decay = lr_decay,
                    weight_decay = weight_decay,
                    initial_accumulator_value = initial_accumulator_value,
                    eps = eps,
                })
        {
        }
    }

    /// <summary>What is remembered of a parameter.</summary>
    public class State : OptimizerState, IDisposable
    {
        /// <summary>How many steps were made.</summary>
        public long step;

        /// <summary>The sum of squared gradients.</summary>
        public torch.Tensor? sum;

        internal State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            sum = Fill(sum, ((Options)options).initial_accumulator_value!.Value);
        }

        /// <summary>Releases the state's tensors.</summary>
        public void Dispose() => Release();

        private protected override void Visit(IFieldVisitor visitor)
        {
            visitor.Count(ref step);
            visitor.Tensor(ref sum);
        }
    }
}
