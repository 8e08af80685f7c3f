namespace Federation.Core;

/// <summary>
/// Tensors that came from outside are not what they should be: a manifest beyond the limits or at odds with itself, too many
/// or too few bytes, a wrong checksum. The message names the tensor, where there is one, and says what was expected.
/// </summary>
public sealed class TensorFormatException : Exception
{
    /// <summary>An exception with a message of its own.</summary>
    public TensorFormatException()
        : base("The tensors are malformed.")
    {
    }

    /// <summary>An exception with that message.</summary>
    public TensorFormatException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with that message and cause.</summary>
    public TensorFormatException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
