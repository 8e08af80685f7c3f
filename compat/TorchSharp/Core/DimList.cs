using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TorchSharp.Internal;

/// <summary>A list of sizes, strides and the like that is kept on the stack unless it is very long.</summary>
internal struct DimList
{
    private const int Inline = 32;

    private InlineNumbers _few;
    private long[]? _many;

    public DimList(ReadOnlySpan<long> values) => Add(values);

    public int Count { get; private set; }

    [UnscopedRef]
    public Span<long> Values => _many is null ? ((Span<long>)_few)[..Count] : _many.AsSpan(0, Count);

    public void Add(long value)
    {
        if (Count == (_many?.Length ?? Inline))
        {
            var more = new long[2 * Count];
            Values.CopyTo(more);
            _many = more;
        }

        Count++;
        Values[^1] = value;
    }

    public void Add(ReadOnlySpan<long> values)
    {
        foreach (var value in values)
        {
            Add(value);
        }
    }

    /// <summary>Adds a number several times.</summary>
    public void Add(long value, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Add(value);
        }
    }

    [InlineArray(Inline)]
    private struct InlineNumbers
    {
        private long _first;
    }
}
