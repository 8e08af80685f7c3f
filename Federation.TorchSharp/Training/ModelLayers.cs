using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Federation.TorchSharp;

/// <summary>A model's layers by what becomes of them: shared with the federation, personal, or frozen.</summary>
internal sealed class ModelLayers(nn.Module model, LayerSelection? personal, LayerSelection? frozen)
{
    private bool? _hasPersonal;
    private nn.Module[]? _frozenModules;

    /// <summary>Trained here and kept here.</summary>
    public LayerSelection Personal => personal!;

    /// <summary>What travels.</summary>
    public LayerSelection Shared { get; } = LayerSelection.Where(name => !personal!.Contains(name) && !frozen!.Contains(name));

    /// <summary>Whether anything is trained here that does not travel.</summary>
    public bool HasPersonal => _hasPersonal ??= model.state_dict().Keys.Any(personal!.Contains);

    /// <summary>What is trained.</summary>
    public IReadOnlyList<Parameter> Trainable =>
        [.. model.named_parameters().Where(entry => entry.parameter.requires_grad && !frozen!.Contains(entry.name)).Select(entry => entry.parameter)];

    /// <summary>Takes the frozen parameters out of the gradient's computation.</summary>
    public void Freeze()
    {
        foreach (var (name, parameter) in model.named_parameters())
        {
            if (frozen!.Contains(name))
            {
                parameter.requires_grad = false;
            }
        }
    }

    /// <summary>Training mode, except in modules that are frozen as a whole.</summary>
    public void Train()
    {
        model.train();
        foreach (var module in _frozenModules ??= FindFrozenModules())
        {
            module.eval();
        }
    }

    /// <summary>What is wrong with the selections for this model.</summary>
    public IEnumerable<string> FindFaults()
    {
        if (personal is null || frozen is null)
        {
            return [$"{(personal is null ? nameof(personal) : nameof(frozen))} layers are null; {nameof(LayerSelection)}.{nameof(LayerSelection.None)} selects none."];
        }

        var names = model.state_dict().Keys;
        return
        [
            .. personal.Missing(names).Concat(frozen.Missing(names)).Select(layer =>
                $"The model has no layer \"{layer}\"; there are: {string.Join(", ", names)}."),
            .. names.Where(name => personal.Contains(name) && frozen.Contains(name)).Select(name =>
                $"\"{name}\" is both personal and frozen; a personal layer is trained, a frozen one is not."),
            .. names.Any(Shared.Contains) ? Array.Empty<string>() : ["No layer is shared: all are personal or frozen, or the model has none."],
            .. Trainable.Count > 0 ? Array.Empty<string>() : ["Nothing can be trained: no parameter that is not frozen requires a gradient."],
        ];
    }

    // Every module would otherwise be asked for its state, those that hold others again and again.
    private nn.Module[] FindFrozenModules() => model.state_dict().Keys.Any(frozen!.Contains)
        ? [.. model.named_modules().Where(entry => IsFrozen(entry.name, [.. entry.module.state_dict().Keys])).Select(entry => entry.module)]
        : [];

    private bool IsFrozen(string name, string[] entries) => entries.Length > 0 && entries.All(entry => frozen!.Contains($"{name}.{entry}"));
}
