using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TorchSharp.Internal;

/// <summary>A list of sizes, strides and the like that is kept on the stack unless it is very long.</summary>
internal struct DimList
{
    private const int Inline = 24;

    private InlineNumbers _few;
    private long[]? _many;

    public DimList(ReadOnlySpan<long> values) => Add(values);

    public int Count { get; private set; }

    [UnscopedRef]
    public Span<long> Values => _many is null ? ((Span<long>)_few)[..Count] : _many.AsSpan(0, Count);

    public void Add(long value) => Grow(1)[0] = value;

    public void Add(ReadOnlySpan<long> values) => values.CopyTo(Grow(values.Length));

    /// <summary>Adds a number several times.</summary>
    public void Add(long value, int times) => Grow(times).Fill(value);

    /// <summary>Makes the list longer and returns the new places.</summary>
    [UnscopedRef]
    private Span<long> Grow(int by)
    {
        var count = Count + by;
        if (count > (_many is null ? Inline : _many.Length))
        {
            var more = new long[2 * count];
            Values.CopyTo(more);
            _many = more;
        }

        Count = count;
        return Values[^by..];
    }

    [InlineArray(Inline)]
    private struct InlineNumbers
    {
        private long _first;
    }
}
