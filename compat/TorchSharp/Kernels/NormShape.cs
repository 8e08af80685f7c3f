namespace TorchSharp.Internal;

/// <summary>
/// How a normalisation divides its input into sets with a mean and a variance of their own. A set is a number of runs
/// of neighbouring elements; a run belongs to one channel, which has a weight and a bias.
/// </summary>
internal sealed class NormShape
{
    private readonly long _channelsPerSet;
    private readonly long _channelsPerRun;

    private NormShape(
        long sets, long runs, long length, long setStride, long runStride, long channels, bool setIsChannel)
    {
        (Sets, Runs, Length, Channels) = (sets, runs, length, channels);
        (SetStride, RunStride) = (setStride, runStride);
        (_channelsPerSet, _channelsPerRun) = setIsChannel ? (1, 0) : (runs, 1);
    }

    public long Sets { get; }

    /// <summary>Runs of a set.</summary>
    public long Runs { get; }

    /// <summary>Elements of a run.</summary>
    public long Length { get; }

    /// <summary>Elements between the beginnings of neighbouring sets.</summary>
    public long SetStride { get; }

    /// <summary>Elements between the beginnings of neighbouring runs of a set.</summary>
    public long RunStride { get; }

    public long Channels { get; }

    /// <summary>Elements of a set.</summary>
    public long Count => Runs * Length;

    /// <summary>A set for each channel of [batch, channels, length].</summary>
    public static NormShape OfChannels(long batch, long channels, long length) =>
        new(channels, batch, length, length, channels * length, channels, setIsChannel: true);

    /// <summary>A set for each sample and group of channels of [batch, channels, length].</summary>
    public static NormShape OfGroups(long batch, long groups, long channels, long length) => new(
        batch * groups,
        channels / groups,
        length,
        channels / groups * length,
        length,
        channels,
        setIsChannel: false);

    public long Channel(long set, long run) => ((set * _channelsPerSet) + (run * _channelsPerRun)) % Channels;
}
