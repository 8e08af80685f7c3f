using System.Runtime.CompilerServices;

namespace TorchSharp.Modules;

/// <summary>Modules applied one after another. It disposes what one hands to the next, and with itself the modules.</summary>
public class Sequential : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly List<(string Name, torch.nn.IModule<torch.Tensor, torch.Tensor> Module)> _steps = [];

    internal Sequential()
        : base(nameof(Sequential))
    {
    }

    /// <summary>For derived classes.</summary>
    /// <param name="modules">The modules with their names.</param>
    protected Sequential(params (string name, torch.nn.Module<torch.Tensor, torch.Tensor> submodule)[] modules)
        : this() => AppendAll(modules);

    /// <summary>For derived classes.</summary>
    /// <param name="modules">The modules, named by their places.</param>
    protected Sequential(params torch.nn.Module<torch.Tensor, torch.Tensor>[] modules)
        : this() => AppendAll(modules);

    /// <summary>The number of modules.</summary>
    public int Count => _steps.Count;

    /// <summary>The module at a place.</summary>
    /// <param name="index">The place.</param>
    [IndexerName("SequentialItems")]
    public torch.nn.IModule<torch.Tensor, torch.Tensor> this[int index] => _steps[index].Module;

    /// <summary>The modules from one place up to another, in a sequence of their own.</summary>
    /// <param name="index">The first place, and the one after the last; the ends if null.</param>
    /// <exception cref="IndexOutOfRangeException">A place is outside the sequence.</exception>
    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    /// <summary>The modules of a range, in a sequence of their own.</summary>
    /// <param name="index">The range.</param>
    /// <exception cref="IndexOutOfRangeException">A place is outside the sequence.</exception>
    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    /// <summary>Adds a module at the end.</summary>
    /// <param name="name">The name of the module.</param>
    /// <param name="module">The module.</param>
    /// <returns>This module.</returns>
    public Sequential append(string name, torch.nn.IModule<torch.Tensor, torch.Tensor> module)
    {
        register_module(name, (torch.nn.Module)module);
        _steps.Add((name, module));
        return this;
    }

    /// <summary>Adds a module at the end, named by its place.</summary>
    /// <param name="module">The module.</param>
    /// <returns>This module.</returns>
    public Sequential append(torch.nn.IModule<torch.Tensor, torch.Tensor> module) => append(Count.ToString(), module);

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor tensor)
    {
        if (_steps.Count == 0)
        {
            return tensor.alias();
        }

        var result = tensor;
        foreach (var (_, step) in _steps)
        {
            var input = result;
            result = step.call(input);

            // A module may return its input; the first input is the caller's.
            if (!ReferenceEquals(input, tensor) && !ReferenceEquals(input, result))
            {
                input.Dispose();
            }
        }

        return result;
    }

    internal Sequential AppendAll(
        IEnumerable<(string Name, torch.nn.Module<torch.Tensor, torch.Tensor> Module)> modules)
    {
        foreach (var (name, module) in modules)
        {
            append(name, module);
        }

        return this;
    }

    internal Sequential AppendAll(IEnumerable<torch.nn.Module<torch.Tensor, torch.Tensor>> modules)
    {
        foreach (var module in modules)
        {
            append(module);
        }

        return this;
    }

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        // Registered when appended.
    }

    private Sequential Slice(int start, int end)
    {
        if (start < 0 || start > Count || end < 0 || end > Count)
        {
            throw new IndexOutOfRangeException(
                $"Expected places from 0 to {Count}, but got {start} and {end}.");
        }

        var result = new Sequential();
        foreach (var (name, module) in _steps.Take(end).Skip(start))
        {
            result.append(name, module);
        }

        return result;
    }
}
