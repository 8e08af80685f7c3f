namespace Federation.Core;

/// <summary>Decodes updates that came from outside: whatever they are, they are decoded or refused with a reason.</summary>
/// <remarks>Not safe for concurrent use; large updates are worked on by several threads.</remarks>
internal sealed class UpdateDecoder
{
    private DeltaLayout? _layout;

    /// <summary>The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</summary>
    public int MaxThreads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether there is an encoding of that name.</summary>
    public static bool Knows(string encoding) => DeltaCodecs.Find(encoding) is not null;

    /// <summary>Decodes an update.</summary>
    /// <param name="encoding">The name of an encoding that is known.</param>
    /// <param name="encoded">What is said to be encoded so.</param>
    /// <param name="origin">The model that the update started from.</param>
    /// <param name="destination">Memory for the model's tensors, which takes the update. Undefined where it cannot be decoded.</param>
    /// <returns>Null, or why the update cannot be decoded.</returns>
    /// <exception cref="ArgumentException">There is no such encoding, or the destination is for other tensors than the model's.</exception>
    public string? Decode(string encoding, TensorList encoded, TensorList origin, TensorBuffer destination)
    {
        var codec = DeltaCodecs.Find(encoding) ?? throw new ArgumentException($"There is no encoding \"{encoding}\".", nameof(encoding));
        if (destination.Manifest.DescribeDifference(origin.Manifest) is { } difference)
        {
            throw new ArgumentException($"The destination is for other tensors: {difference}.", nameof(destination));
        }

        if (_layout is null || !_layout.Manifest.Equals(origin.Manifest))
        {
            _layout = new DeltaLayout(origin.Manifest);
        }

        return codec.Decode(_layout, encoded, origin, destination, MaxThreads) is { } fault
            ? $"the update cannot be decoded as \"{encoding}\": {fault}"
            : null;
    }
}
