namespace Grpc.Net.Client.Internal;

/// <summary>
/// Lets one operation at a time use something that may have to be released meanwhile: whoever comes last, the
/// operation or the release, is told to clean up.
/// </summary>
internal struct ExclusiveUse
{
    private const int InUse = 1;
    private const int Released = 2;

    private int _state;

    public readonly bool IsReleased => (Volatile.Read(in _state) & Released) != 0;

    /// <summary>Begins an operation; false if one is under way, or nothing is left to use.</summary>
    public bool TryEnter() => Interlocked.CompareExchange(ref _state, InUse, 0) == 0;

    /// <summary>Ends the operation.</summary>
    /// <returns>Whether the release came meanwhile, so that the operation has to clean up.</returns>
    public bool Exit() => Interlocked.And(ref _state, ~InUse) == (InUse | Released);

    /// <summary>Lets no further operation begin.</summary>
    /// <returns>Whether none is under way, so that the caller has to clean up.</returns>
    public bool Release() => Interlocked.Or(ref _state, Released) == 0;
}
