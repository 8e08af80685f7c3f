using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>What libtorch would refuse surfaces in TorchSharp as an <see cref="ExternalException"/>; so here.</summary>
internal static class NativeError
{
    [DoesNotReturn]
    public static void Throw(string message) => throw new ExternalException(message);

    public static ExternalException Create(string message) => new(message);

    public static void Check([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
        {
            Throw(message);
        }
    }

    /// <summary>The same; nothing is formatted unless the check fails.</summary>
    public static void Check(
        [DoesNotReturnIf(false)] bool condition,
        [InterpolatedStringHandlerArgument(nameof(condition))] CheckMessage message)
    {
        if (!condition)
        {
            Throw(message.Take());
        }
    }

    /// <summary>A call that TorchSharp has and this engine does not carry out.</summary>
    public static NotSupportedException Unsupported(string what) =>
        new($"{what} is not supported by the managed TorchSharp engine; use the official package for it.");
}
