using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>
/// Rows cut into tiles of six, the height that keeps the registers full. Seven or eight last rows make two tiles of up
/// to four instead: a tile of two takes as long as one of four.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct RowTiles(long rows)
{
    public const int Most = 6;

    private readonly bool _even = rows > Most && rows % Most is 1 or 2;

    public long Count => (rows + Most - 1) / Most;

    /// <summary>A tile's first row.</summary>
    public long StartOf(long tile) => tile == Count ? rows : (tile * Most) - (_even && tile == Count - 1 ? 2 : 0);

    /// <summary>A tile's rows.</summary>
    public int HeightOf(long tile) => (int)(StartOf(tile + 1) - StartOf(tile));

    /// <summary>A tile's rows and those that fill it up: kernels exist for 6, 4 and 2.</summary>
    public int FullHeightOf(long tile) => (HeightOf(tile) + 1) & ~1;
}
