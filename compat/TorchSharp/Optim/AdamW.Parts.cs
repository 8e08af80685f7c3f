namespace TorchSharp.Modules;

/// <content>Its settings, groups and state.</content>
public partial class AdamW
{
    /// <summary>The settings of a group.</summary>
    public class Options : Adam.Options
    {
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
        /// <param name="weight_decay">What is taken of the parameter, times the learning rate; at least 0.</param>
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
            : base(parameters, Adam.Options.Of<Options>(lr, beta1, beta2, eps, weight_decay, amsgrad, maximize))
        {
        }

        /// <inheritdoc/>
        public (double, double) Betas { get => Options.Betas; set => Options.Betas = value; }
    }

    /// <summary>What is remembered of a parameter.</summary>
    public class State : Adam.State
    {
        internal State(Parameter parameter)
            : base(parameter)
        {
        }
    }
}
