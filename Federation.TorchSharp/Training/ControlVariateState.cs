using Federation.Client;
using Federation.Core;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.TorchSharp;

/// <summary>SCAFFOLD's control variates as data.</summary>
internal static class ControlVariateState
{
    private const string Own = "own";
    private const string Before = "before";
    private const string ChangedIn = "changed-in";

    /// <summary>Copies out what the control variates are and, where it may have to be taken back, what they were.</summary>
    public static ClientState Save(nn.Module model, IReadOnlyDictionary<string, ControlVariate> variates, int? changedIn)
    {
        if (variates.Values.All(variate => variate.Before is null))
        {
            return ClientState.Empty;
        }

        var manifest = ModuleState.Of(model, LayerSelection.Where(variates.ContainsKey)).Manifest;
        var state = ClientState.Empty.With(Own, Copy(manifest, name => variates[name].Own));
        return changedIn is { } round
            ? state.With(ChangedIn, round).With(Before, Copy(manifest, name => variates[name].Before!))
            : state;
    }

    /// <summary>Puts them in.</summary>
    /// <returns>The round of the last change, while it is not known whether it counted.</returns>
    public static int? Restore(ClientState state, nn.Module model, IReadOnlyDictionary<string, ControlVariate> variates)
    {
        var expected = ModuleState.Of(model, LayerSelection.Where(variates.ContainsKey));
        var own = state.Tensors.GetValueOrDefault(Own);
        var before = state.Tensors.GetValueOrDefault(Before);
        expected.ThrowIfDifferent(own?.Manifest ?? expected.Manifest, "kept control variates");
        expected.ThrowIfDifferent(before?.Manifest ?? expected.Manifest, "control variates kept of the round before");
        foreach (var (name, variate) in variates)
        {
            variate.Restore(own is null ? [] : own[name].Data.Span, before is null ? [] : before[name].Data.Span);
        }

        return state.Scalars.TryGetValue(ChangedIn, out var round) && before is not null ? (int)round.AsInteger() : null;
    }

    private static TensorList Copy(TensorManifest manifest, Func<string, Tensor> tensorOf)
    {
        var buffer = new TensorBuffer(manifest);
        foreach (var (i, spec) in manifest.Index())
        {
            ModuleState.CopyOut(tensorOf(spec.Name), buffer[i].Span);
        }

        return buffer.Tensors;
    }
}
