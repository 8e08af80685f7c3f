namespace Federation.Data;

/// <summary>Takes CIFAR-10's records one after the other and becomes a data set.</summary>
internal sealed class Cifar10Records(int count)
{
    /// <summary>Bytes of one record: a label, then the image.</summary>
    public const int Size = 1 + (3 * 32 * 32);

    /// <summary>Bytes of one file.</summary>
    public const int FileSize = Cifar10.RecordsPerFile * Size;

    private readonly byte[] _pixels = new byte[count * (Size - 1)];
    private readonly byte[] _labels = new byte[count];
    private int _added;

    /// <summary>What a file consists of, for messages.</summary>
    public static string Layout => $"{Cifar10.RecordsPerFile:N0} records of a label and 3,072 pixels";

    /// <summary>Takes one record.</summary>
    /// <exception cref="DatasetException">The label is none.</exception>
    public void Add(string path, int index, ReadOnlySpan<byte> record)
    {
        var label = record[0];
        if (label >= Cifar10.ClassNames.Count)
        {
            throw new DatasetException(
                path,
                $"this is not CIFAR-10. Record {index}, at byte {(long)index * Size:N0}, has the label {label}; "
                + $"expected 0 to {Cifar10.ClassNames.Count - 1}.");
        }

        _labels[_added] = label;
        record[1..].CopyTo(_pixels.AsSpan(_added * (Size - 1)));
        _added++;
    }

    /// <summary>The data set.</summary>
    public ImageDataset ToDataset() => ImageDataset.Own(_pixels, _labels, Cifar10.Shape, Cifar10.ClassNames.Count);
}
