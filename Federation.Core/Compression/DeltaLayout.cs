namespace Federation.Core;

/// <summary>
/// How the numbers of a model are laid out for encoding: its floating-point tensors, one after the other, in blocks that do not reach
/// from one tensor into the next.
/// </summary>
internal sealed class DeltaLayout
{
    /// <summary>
    /// The elements of a block, fewer only at a tensor's end. With a scale of 4 bytes for each block, and numbers that are distributed
    /// normally, 256 give the least error for the bytes.
    /// </summary>
    public const int BlockLength = 256;

    /// <summary>The elements of a piece, fewer only at a tensor's end: whole blocks that fit into the first-level cache.</summary>
    public const int PieceLength = 4096;

    // Smaller models are not worth a second thread.
    private const int PiecesPerThread = 8;

    private readonly Piece[] _pieces;

    public DeltaLayout(TensorManifest manifest)
    {
        Manifest = manifest;
        var pieces = new List<Piece>();
        for (var tensor = 0; tensor < manifest.Count; tensor++)
        {
            var spec = manifest[tensor];
            for (var start = 0L; spec.DType.IsFloatingPoint() && start < spec.ElementCount; start += PieceLength)
            {
                var count = (int)Math.Min(PieceLength, spec.ElementCount - start);
                pieces.Add(new Piece(tensor, spec.DType, (int)start, count, ElementCount, BlockCount));
                ElementCount += count;
                BlockCount += BlocksOf(count);
            }
        }

        _pieces = [.. pieces];
    }

    /// <summary>What the model consists of.</summary>
    public TensorManifest Manifest { get; }

    /// <summary>The number of all floating-point elements.</summary>
    public long ElementCount { get; }

    /// <summary>The number of all blocks.</summary>
    public int BlockCount { get; }

    /// <summary>The pieces, in the order of the model.</summary>
    public ReadOnlySpan<Piece> Pieces => _pieces;

    /// <summary>How many blocks so many elements at the beginning of a tensor take.</summary>
    public static int BlocksOf(int count) => (count + BlockLength - 1) / BlockLength;

    /// <summary>Calls an action with the number of each piece, each once, on several threads where there is enough to do.</summary>
    public void ForEachPiece(int maxThreads, Action<int> action)
    {
        var threads = Math.Min(maxThreads, _pieces.Length / PiecesPerThread);
        if (threads <= 1)
        {
            for (var i = 0; i < _pieces.Length; i++)
            {
                action(i);
            }

            return;
        }

        var steps = (_pieces.Length + PiecesPerThread - 1) / PiecesPerThread;
        Parallel.For(0, steps, new ParallelOptions { MaxDegreeOfParallelism = threads }, step =>
        {
            var end = Math.Min((step + 1) * PiecesPerThread, _pieces.Length);
            for (var i = step * PiecesPerThread; i < end; i++)
            {
                action(i);
            }
        });
    }

    /// <summary>A name that no tensor of the model has.</summary>
    public string FreeName(string wanted)
    {
        var name = wanted;
        for (var i = 1; Manifest.IndexOf(name) >= 0; i++)
        {
            name = FormattableString.Invariant($"{wanted}.{i}");
        }

        return name;
    }
}
