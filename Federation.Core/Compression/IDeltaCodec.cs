namespace Federation.Core;

/// <summary>One encoding of updates.</summary>
internal interface IDeltaCodec
{
    /// <summary>What a difference must be less than in magnitude.</summary>
    float MaxMagnitude { get; }

    /// <summary>Encodes.</summary>
    /// <param name="compression">What is asked for.</param>
    /// <param name="layout">The model's layout.</param>
    /// <param name="update">The update, for its tensors of other than floating-point numbers.</param>
    /// <param name="deltas">
    /// The differences of each floating-point tensor, finite. Where errors are fed back, what the encoding lost of them is left there.
    /// </param>
    /// <param name="maxThreads">The most threads that work at once.</param>
    TensorList Encode(UpdateCompression compression, DeltaLayout layout, TensorList update, float[][] deltas, int maxThreads);

    /// <summary>Decodes what came from outside.</summary>
    /// <param name="layout">The model's layout.</param>
    /// <param name="encoded">What is said to be encoded.</param>
    /// <param name="origin">The model that the update started from.</param>
    /// <param name="destination">Takes the update. Undefined where it cannot be decoded.</param>
    /// <param name="maxThreads">The most threads that work at once.</param>
    /// <returns>Null, or why it cannot be decoded.</returns>
    string? Decode(DeltaLayout layout, TensorList encoded, TensorList origin, TensorBuffer destination, int maxThreads);
}
