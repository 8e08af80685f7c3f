namespace Federation.Core;

/// <summary>
/// The weighted mean of any number of updates, in the memory of one sum. The sum is exact and the mean of floating-point tensors is
/// rounded once, to the nearest number, ties to even: it has the same bits whatever the order of the updates, the number of threads
/// and the processor, equal updates have themselves as their mean, and weights may be scaled at will.
/// </summary>
/// <remarks>
/// <para>Weights are whole numbers, such as numbers of examples; for real factors, and for differences from the global model, see
/// <see cref="WeightedUpdate.Scale"/> and <see cref="WeightedUpdate.Origin"/>. Integer tensors get the nearest integer, ties to even. Bool tensors
/// get what at least half of the weight says. A sum of zeros is positive zero, whatever the sign of the zeros. float64 values must
/// be less than 2^200 in magnitude; their digits below 2^-280 are rounded away before they are summed.</para>
/// <para>A sum takes 8 or 16 bytes for each floating-point element, more only in blocks of 512 elements whose magnitudes lie many
/// orders apart (float32: 96 bytes at the very worst), 16 for each integer and 8 for each bool.</para>
/// <para>Not safe for concurrent use; large tensors are worked on by several threads.</para>
/// </remarks>
public sealed class ExactMean
{
    /// <summary>The largest weight of one update: 2^29 - 1.</summary>
    public const long MaxWeight = (1L << 29) - 1;

    /// <summary>The most updates of one mean, those that were refused included: 2^20.</summary>
    /// <remarks>An update makes at most four addends of an element: two in float64, and the same again when it is taken back.</remarks>
    public const int MaxUpdates = LimbStore.MaxAddends / 4;

    /// <summary>The most updates that are added in one pass.</summary>
    internal const int MaxBatch = 64;

    private const int BlocksPerStep = 32;
    private const long MaxDivisor = 1L << 52;

    private readonly TensorSum[] _sums;
    private readonly BlockSchedule _blocks;
    private int _offered;

    /// <summary>A mean of nothing yet.</summary>
    /// <param name="manifest">What each update consists of.</param>
    public ExactMean(TensorManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        Manifest = manifest;
        _sums = [.. manifest.Select(TensorSum.Create)];
        _blocks = new BlockSchedule(_sums.Select(sum => sum.BlockCount), BlocksPerStep);
    }

    /// <summary>What each update consists of.</summary>
    public TensorManifest Manifest { get; }

    /// <summary>How many updates are in.</summary>
    public int Count { get; private set; }

    /// <summary>The sum of their weights.</summary>
    public long TotalWeight { get; private set; }

    /// <summary>The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</summary>
    public int MaxThreads { get; init; } = Environment.ProcessorCount;

    /// <summary>Adds an update, or nothing of it.</summary>
    /// <param name="update">The update, of which nothing is kept.</param>
    /// <param name="weight">Its weight: 1 to <see cref="MaxWeight"/>.</param>
    /// <returns>Null if the update was added; otherwise its first value that no mean can take.</returns>
    /// <exception cref="ArgumentException">The update consists of something else than <see cref="Manifest"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range.</exception>
    /// <exception cref="InvalidOperationException">There have been <see cref="MaxUpdates"/> updates.</exception>
    public UnusableValue? Add(TensorList update, long weight) => Add([new WeightedUpdate(update, weight)])[0];

    /// <summary>
    /// Adds several updates, each wholly or not at all. Up to 64 of them share one pass over the sums, which is faster than adding
    /// them one after the other.
    /// </summary>
    /// <param name="updates">The updates, of which nothing is kept.</param>
    /// <returns>For each update null if it was added, otherwise its first value that no mean can take.</returns>
    /// <exception cref="ArgumentException">
    /// An update or its origin consists of something else than <see cref="Manifest"/>; none was added.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight or scale is out of range; none was added.</exception>
    /// <exception cref="InvalidOperationException">There would be more than <see cref="MaxUpdates"/> updates; none was added.</exception>
    public UnusableValue?[] Add(params ReadOnlySpan<WeightedUpdate> updates)
    {
        Check(updates);
        _offered += updates.Length;
        var faults = new List<UnusableValue?>(updates.Length);
        foreach (var batch in updates.ToArray().Chunk(MaxBatch))
        {
            faults.AddRange(AddBatch(batch));
        }

        return [.. faults];
    }

    /// <summary>The mean of the updates so far. More can be added afterwards.</summary>
    /// <param name="destination">Memory to be used again; without it, memory is taken.</param>
    /// <exception cref="InvalidOperationException">There are no updates.</exception>
    /// <exception cref="ArgumentException">The destination is for other tensors.</exception>
    public TensorList ToMean(TensorBuffer? destination = null) => Divide(TotalWeight, destination);

    /// <summary>
    /// The weighted sum of the updates so far, divided by another number than their total weight and rounded once, as the mean is.
    /// Integer and bool tensors have no use for that: they get their mean.
    /// </summary>
    /// <param name="divisor">1 to 2^52; 1 makes it the sum.</param>
    /// <param name="destination">Memory to be used again; without it, memory is taken.</param>
    /// <returns>
    /// The quotients. Unlike a mean they may be too large for their type, and are infinite then: see
    /// <see cref="TensorListMath.FindUnusable"/>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The divisor is out of range.</exception>
    /// <exception cref="InvalidOperationException">There are no updates.</exception>
    /// <exception cref="ArgumentException">The destination is for other tensors.</exception>
    public TensorList ToQuotient(long divisor, TensorBuffer? destination = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(divisor, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(divisor, MaxDivisor);
        return Divide(divisor, destination);
    }

    /// <summary>Makes it a mean of nothing again, keeping the memory for the next.</summary>
    public void Reset()
    {
        foreach (var sum in _sums)
        {
            sum.Reset();
        }

        (Count, TotalWeight, _offered) = (0, 0, 0);
    }

    private TensorList Divide(long divisor, TensorBuffer? destination)
    {
        if (Count == 0)
        {
            throw new InvalidOperationException("There are no updates to take the mean of.");
        }

        if (destination?.Manifest.DescribeDifference(Manifest) is { } difference)
        {
            throw new ArgumentException($"The destination is for other tensors: {difference}.", nameof(destination));
        }

        destination ??= new TensorBuffer(Manifest);
        _blocks.Run(MaxThreads, (tensor, block) => _sums[tensor].WriteQuotient(block, DivisorOf(tensor), destination[tensor].Span));
        return destination.Tensors;

        long DivisorOf(int tensor) => Manifest[tensor].DType.IsFloatingPoint() ? divisor : TotalWeight;
    }

    private void Check(ReadOnlySpan<WeightedUpdate> updates)
    {
        foreach (var update in updates)
        {
            ArgumentNullException.ThrowIfNull(update.Tensors, nameof(updates));
            ArgumentOutOfRangeException.ThrowIfLessThan(update.Weight, 1, nameof(updates));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(update.Weight, MaxWeight, nameof(updates));
            if (!double.IsFinite(update.Scale))
            {
                throw new ArgumentOutOfRangeException(nameof(updates), update.Scale, "The scale must be finite.");
            }

            if (update.Tensors.Manifest.DescribeDifference(Manifest) is { } difference)
            {
                throw new ArgumentException($"The update does not fit: {difference}.", nameof(updates));
            }

            if (update.Origin?.Manifest.DescribeDifference(Manifest) is { } originDifference)
            {
                throw new ArgumentException($"The origin does not fit: {originDifference}.", nameof(updates));
            }
        }

        if (updates.Length > MaxUpdates - _offered)
        {
            throw new InvalidOperationException($"A mean takes at most {MaxUpdates} updates.");
        }
    }

    private UnusableValue?[] AddBatch(WeightedUpdate[] batch)
    {
        var usable = Fold(batch);
        TakeBack(batch, usable);

        var faults = new UnusableValue?[batch.Length];
        for (var i = 0; i < batch.Length; i++)
        {
            if (usable[i])
            {
                Count++;
                TotalWeight += batch[i].Weight;
            }
            else
            {
                faults[i] = FindFault(batch[i]) ?? throw new InvalidOperationException("The update was changed while it was added.");
            }
        }

        return faults;
    }

    // Returns which updates were usable throughout. Of the others, blocks without a fault are in the sum.
    private bool[] Fold(WeightedUpdate[] updates)
    {
        var usable = new bool[updates.Length];
        Array.Fill(usable, true);
        using var pinned = new PinnedUpdates(updates, Manifest.Count);
        _blocks.Run(MaxThreads, (tensor, first, end) => _sums[tensor].Add(first, end, pinned.Of(tensor), usable));
        return usable;
    }

    // The sum is exact, so that subtracting what was added leaves nothing of it.
    private void TakeBack(WeightedUpdate[] updates, bool[] usable)
    {
        var refused = updates.Where((_, i) => !usable[i]).Select(update => update with { Weight = -update.Weight }).ToArray();
        if (refused.Length > 0)
        {
            Fold(refused);
        }
    }

    /// <summary>
    /// The first value of an update that no mean can take; null if <see cref="Add(TensorList, long)"/> would add it. For updates that are
    /// only to be added together with something else. Nothing is added.
    /// </summary>
    /// <exception cref="ArgumentException">The update consists of something else than <see cref="Manifest"/>.</exception>
    internal UnusableValue? FindFault(TensorList update)
    {
        var addend = new WeightedUpdate(update, 1);
        Check([addend]);
        return FindFault(addend);
    }

    private UnusableValue? FindFault(WeightedUpdate update)
    {
        using var pinned = new PinnedUpdates([update], Manifest.Count);
        for (var i = 0; i < _sums.Length; i++)
        {
            var index = _sums[i].FindUnusable(pinned.Of(i)[0], out var value);
            if (index >= 0)
            {
                return new UnusableValue(Manifest[i].Name, index, value);
            }
        }

        return null;
    }
}
