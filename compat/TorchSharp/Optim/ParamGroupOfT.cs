namespace TorchSharp.Modules;

/// <summary>Parameters that share settings of one optimizer.</summary>
/// <typeparam name="TOptions">The type of the settings.</typeparam>
public class ParamGroup<TOptions> : ParamGroup
    where TOptions : OptimizerOptions
{
    /// <summary>Makes an empty group.</summary>
    public ParamGroup()
    {
    }

    /// <summary>Makes a group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="options">The settings; the optimizer's if null.</param>
    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = parameters;
        base.Options = options!;
    }

    /// <summary>The settings; null until the group is in an optimizer if none were given.</summary>
    public new TOptions Options { get => (TOptions)base.Options; set => base.Options = value; }
}
