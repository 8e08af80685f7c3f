using Federation.Core;

namespace MnistExperiments.Results;

/// <summary>One tensor of a model.</summary>
/// <param name="Name">Its name, as PyTorch has it, such as <c>conv1.weight</c>.</param>
/// <param name="Shape">The size of each dimension.</param>
/// <param name="Values">Its elements, float32, little-endian, row by row; base64 in the file.</param>
internal sealed record WeightEntry(string Name, IReadOnlyList<long> Shape, byte[] Values)
{
    public static IReadOnlyList<WeightEntry> Of(TensorList model) =>
        [.. model.Select(tensor => new WeightEntry(tensor.Name, [.. tensor.Shape], tensor.Data.ToArray()))];

    /// <summary>The model that the entries are of.</summary>
    /// <exception cref="ArgumentException">An entry's values do not fill its shape, or two have one name.</exception>
    public static TensorList ToModel(IReadOnlyList<WeightEntry> entries) => new(entries.Select(
        entry => Tensor.FromMemory(new TensorSpec(entry.Name, DType.Float32, [.. entry.Shape]), entry.Values)));
}
