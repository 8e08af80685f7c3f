namespace TorchSharp.Modules;

/// <summary>A module without parameters and buffers, neither its own nor of submodules.</summary>
/// <typeparam name="T1">The type of the argument.</typeparam>
/// <typeparam name="TResult">The type of the result.</typeparam>
public abstract class ParameterLessModule<T1, TResult> : torch.nn.Module<T1, TResult>, IParameterLessModule
{
    /// <summary>Makes a module.</summary>
    /// <param name="name">A name for debugging.</param>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    /// <summary>Not possible here.</summary>
    /// <param name="name">The name of the buffer.</param>
    /// <param name="tensor">The buffer.</param>
    /// <param name="persistent">Whether it is part of the state.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException(
            "Cannot register a buffer on a module that is declared 'parameter-less.'");

    /// <summary>Not possible here.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="param">The parameter.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_parameter(string name, Parameter param) =>
        throw new InvalidOperationException(
            "Cannot register a parameter on a module that is declared 'parameter-less.'");

    /// <summary>Adds a submodule, which has to be without parameters too.</summary>
    /// <param name="name">The name of the submodule.</param>
    /// <param name="submodule">The submodule.</param>
    /// <exception cref="InvalidOperationException">The submodule may have parameters.</exception>
    public override void register_module(string name, torch.nn.Module submodule)
    {
        if (submodule is not IParameterLessModule)
        {
            throw new InvalidOperationException(
                "Submodules of a parameter-less module must also be parameter-less.");
        }

        base.register_module(name, submodule);
    }
}
