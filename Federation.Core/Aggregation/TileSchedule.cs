namespace Federation.Core;

/// <summary>Cuts the tensors of a manifest into tiles and hands them out to threads.</summary>
internal sealed class TileSchedule
{
    // What a thread takes at once, so that handing out costs nothing beside the work.
    private const int TilesPerStep = 8;

    private readonly TensorManifest _manifest;
    private readonly (int Tensor, int Tile)[] _steps;

    public TileSchedule(TensorManifest manifest)
    {
        _manifest = manifest;
        _steps = [.. Enumerable.Range(0, manifest.Count).SelectMany(StepsOf)];
    }

    /// <summary>Calls an action with each tensor and tile, each once, on several threads where there is enough to do.</summary>
    public void Run(int maxThreads, Action<int, int> action)
    {
        if (maxThreads == 1 || _steps.Length == 1)
        {
            for (var step = 0; step < _steps.Length; step++)
            {
                RunStep(step, action);
            }
        }
        else
        {
            Parallel.For(0, _steps.Length, new ParallelOptions { MaxDegreeOfParallelism = maxThreads }, step => RunStep(step, action));
        }
    }

    /// <summary>Where the bytes of a tile are among those of its tensor.</summary>
    public Range BytesOf(int tensor, int tile)
    {
        var tileBytes = (long)TensorSum.TileLength * _manifest[tensor].DType.SizeInBytes();
        var start = tile * tileBytes;
        return (int)start..(int)Math.Min(start + tileBytes, _manifest[tensor].ByteCount);
    }

    private int TileCount(int tensor) => (int)((_manifest[tensor].ElementCount + TensorSum.TileLength - 1) / TensorSum.TileLength);

    private IEnumerable<(int Tensor, int Tile)> StepsOf(int tensor)
    {
        for (var tile = 0; tile < TileCount(tensor); tile += TilesPerStep)
        {
            yield return (tensor, tile);
        }
    }

    private void RunStep(int step, Action<int, int> action)
    {
        var (tensor, first) = _steps[step];
        var end = Math.Min(first + TilesPerStep, TileCount(tensor));
        for (var tile = first; tile < end; tile++)
        {
            action(tensor, tile);
        }
    }
}
