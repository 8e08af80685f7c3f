using Federation.Data;
using static TorchSharp.torch;

namespace Federation.TorchSharp;

/// <summary>The modules of a model that have random numbers of their own.</summary>
internal sealed class SeededModules(nn.Module model)
{
    private ISeeded[]? _modules;

    /// <summary>Seeds each by its place in the model.</summary>
    public void Seed(long seed)
    {
        _modules ??= [.. model.modules().Prepend(model).Distinct().OfType<ISeeded>()];
        for (var i = 0; i < _modules.Length; i++)
        {
            _modules[i].Seed((long)(Seeds.Derive((ulong)seed, i) >> 1));
        }
    }
}
