using System.Runtime.CompilerServices;

namespace TorchSharp.Internal;

/// <summary>
/// Remembers the blocks whose addresses this thread took last, so that the collector cannot recycle memory that a
/// kernel is still working on when the last tensor over it has become unreachable in the middle of an expression.
/// </summary>
internal static class Recent
{
    private const int Remembered = 32;

    [ThreadStatic]
    private static Ring? _ring;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hold(Storage storage) => (_ring ??= new Ring()).Add(storage);

    private sealed class Ring
    {
        private readonly Storage?[] _slots = new Storage?[Remembered];
        private int _next;

        public void Add(Storage storage)
        {
            _slots[_next] = storage;
            _next = (_next + 1) & (Remembered - 1);
        }
    }
}
