using Federation.Core;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.TorchSharp;

/// <summary>The selected entries of a module's <c>state_dict()</c>, and their bytes.</summary>
internal sealed class ModuleState
{
    private readonly Dictionary<string, Tensor> _all;

    private ModuleState(Dictionary<string, Tensor> all, LayerSelection selection)
    {
        _all = all;
        Entries = [.. all.Where(entry => selection.Contains(entry.Key))];
        Manifest = new TensorManifest(Entries.Select(entry =>
            new TensorSpec(entry.Key, ToDType(entry.Key, entry.Value.dtype), entry.Value.shape)));
    }

    /// <summary>The selected entries, in the module's order.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor>> Entries { get; }

    /// <summary>What the selected entries are.</summary>
    public TensorManifest Manifest { get; }

    /// <summary>Looks a module's state up.</summary>
    public static ModuleState Of(nn.Module module, LayerSelection selection)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(selection);
        var all = module.state_dict();
        var missing = selection.Missing(all.Keys).ToList();
        return missing.Count == 0
            ? new ModuleState(all, selection)
            : throw new ArgumentException(
                $"The module has no layer {string.Join(", ", missing.Select(layer => $"\"{layer}\""))}; there are: {string.Join(", ", all.Keys)}.",
                nameof(selection));
    }

    /// <summary>Copies a tensor's elements, row-major.</summary>
    public static void CopyOut(Tensor source, Span<byte> target)
    {
        if (HasPlainBytes(source))
        {
            source.bytes.CopyTo(target);
            return;
        }

        using var scope = NewDisposeScope();
        source.detach().cpu().contiguous().bytes.CopyTo(target);
    }

    /// <summary>Overwrites a tensor's elements, given row-major.</summary>
    public static void CopyIn(ReadOnlySpan<byte> source, Tensor target)
    {
        if (HasPlainBytes(target))
        {
            source.CopyTo(target.bytes);
            return;
        }

        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var plain = empty(target.shape, dtype: target.dtype);
        source.CopyTo(plain.bytes);
        target.copy_(plain);
    }

    /// <summary>Refuses tensors that do not fit the selected entries, naming all that is wrong with them.</summary>
    public void ThrowIfDifferent(TensorManifest found, string what = "tensors")
    {
        var problems = Manifest.Select(spec => Compare(spec, found)).OfType<string>()
            .Concat(found.Where(spec => Manifest.IndexOf(spec.Name) < 0).Select(spec => Surplus(spec)))
            .ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException($"The {what} do not fit the module: {string.Join("; ", problems)}.", "tensors");
        }
    }

    private static string? Compare(TensorSpec expected, TensorManifest found)
    {
        if (!found.TryGet(expected.Name, out var spec))
        {
            return $"{expected} is missing";
        }

        return spec.Equals(expected) ? null : $"{spec} should be {expected}";
    }

    // A personal layer that a server sends is there, but is not to be overwritten.
    private string Surplus(TensorSpec spec) =>
        _all.ContainsKey(spec.Name) ? $"{spec} is not selected, so that it stays as it is" : $"{spec} is not one of the module's";

    // Bytes can be reached without a copy only in this machine's memory and in row-major order.
    private static bool HasPlainBytes(Tensor tensor) => tensor.device_type == DeviceType.CPU && tensor.is_contiguous();

    private static DType ToDType(string name, ScalarType type) => type switch
    {
        ScalarType.Float32 => DType.Float32,
        ScalarType.Float64 => DType.Float64,
        ScalarType.Float16 => DType.Float16,
        ScalarType.BFloat16 => DType.BFloat16,
        ScalarType.Int8 => DType.Int8,
        ScalarType.Int32 => DType.Int32,
        ScalarType.Int64 => DType.Int64,
        ScalarType.Byte => DType.UInt8,
        ScalarType.Bool => DType.Bool,
        _ => throw new NotSupportedException(
            $"\"{name}\" is of {type}, which a tensor list cannot hold: convert the module or leave it out of its state."),
    };
}
