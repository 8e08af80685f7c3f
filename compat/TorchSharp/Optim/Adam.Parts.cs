using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <content>Its settings, groups and state.</content>
public partial class Adam
{
    /// <summary>The settings of a group.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>How much of the running mean of gradients is kept.</summary>
        public double? beta1;

        /// <summary>How much of the running mean of their squares is kept.</summary>
        public double? beta2;

        /// <summary>Added to the divisor.</summary>
        public double? eps;

        /// <summary>The factor of the parameter that is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>Whether the greatest mean of squares so far is used.</summary>
        public bool? amsgrad;

        /// <summary>Whether to maximize instead.</summary>
        public bool? maximize;

        internal (double, double) Betas
        {
            get => (beta1!.Value, beta2!.Value);
            set => (beta1, beta2) = value;
        }

        internal static TOptions Of<TOptions>(
            double lr,
            double beta1,
            double beta2,
            double eps,
            double weight_decay,
            bool amsgrad,
            bool maximize)
            where TOptions : Options, new() =>
            new()
            {
                LearningRate = lr,
                beta1 = beta1,
                beta2 = beta2,
                eps = eps,
                weight_decay = weight_decay,
                amsgrad = amsgrad,
                maximize = maximize,
            };

        /// <exception cref="ArgumentException">A number is out of its range.</exception>
        internal void Check()
        {
            OptimizerHelper.Check(LearningRate >= 0, $"Invalid learning rate: {LearningRate}");
            OptimizerHelper.Check(eps >= 0, $"Invalid ε: {eps}");
            OptimizerHelper.Check(beta1 is >= 0 and < 1, $"Invalid beta1: {beta1}");
            OptimizerHelper.Check(beta2 is >= 0 and < 1, $"Invalid beta2: {beta2}");
            OptimizerHelper.Check(weight_decay >= 0, $"Invalid weight_decay value: {weight_decay}");
        }

        private protected override void Visit(IFieldVisitor visitor)
        {
            visitor.Number(ref beta1);
            visitor.Number(ref beta2);
            visitor.Number(ref eps);
            visitor.Number(ref weight_decay);
            visitor.Flag(ref amsgrad);
            visitor.Flag(ref maximize);
        }
    }

    /// <summary>Parameters that share settings.</summary>
    public class ParamGroup : ParamGroup<Options>, torch.optim.IBetas
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
        /// <param name="beta1">How much of the running mean of gradients is kept, 0 to less than 1.</param>
        /// <param name="beta2">How much of the running mean of their squares is kept, 0 to less than 1.</param>
        /// <param name="eps">Added to the divisor, at least 0.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient, at least 0.</param>
        /// <param name="amsgrad">Whether the greatest mean of squares so far is used.</param>
        /// <param name="maximize">Whether to maximize instead.</param>
        public ParamGroup(
            IEnumerable<Parameter> parameters,
            double lr = 1e-3,
            double beta1 = 0.9,
            double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0,
            bool amsgrad = false,
            bool maximize = false)
            : base(parameters, Options.Of<Options>(lr, beta1, beta2, eps, weight_decay, amsgrad, maximize))
        {
        }

        /// <inheritdoc/>
        public (double, double) Betas { get => Options.Betas; set => Options.Betas = value; }
    }

    /// <summary>What is remembered of a parameter.</summary>
    public class State : OptimizerState, IDisposable
    {
        /// <summary>How many steps were made.</summary>
        public long step;

        /// <summary>The running mean of gradients.</summary>
        public torch.Tensor? exp_avg;

        /// <summary>The running mean of their squares.</summary>
        public torch.Tensor? exp_avg_sq;

        /// <summary>The greatest mean of squares so far; null without AMSGrad.</summary>
        public torch.Tensor? max_exp_avg_sq;

        internal State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            exp_avg = Zeros(exp_avg);
            exp_avg_sq = Zeros(exp_avg_sq);
            if (((Options)options).amsgrad!.Value)
            {
                max_exp_avg_sq = Zeros(max_exp_avg_sq);
            }
        }

        /// <summary>Releases the state's tensors.</summary>
        public void Dispose() => Release();

        internal void EnsureGreatest() => max_exp_avg_sq ??= Zeros(null);

        private protected override void Visit(IFieldVisitor visitor)
        {
            visitor.Count(ref step);
            visitor.Tensor(ref exp_avg);
            visitor.Tensor(ref exp_avg_sq);
            visitor.OptionalTensor(ref max_exp_avg_sq);
        }
    }
}
