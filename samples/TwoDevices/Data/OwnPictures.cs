using Federation.Data;

namespace TwoDevices.Data;

/// <summary>Pictures from a folder of one's own.</summary>
internal static class OwnPictures
{
    /// <summary>Reads a folder with one subfolder for each of two classes.</summary>
    /// <exception cref="DatasetException">
    /// There are not exactly two classes, one has too few pictures, or a picture cannot be read or has another size than the first.
    /// </exception>
    public static async Task<Pictures> ReadAsync(string directory, CancellationToken cancellationToken)
    {
        var folder = await ImageFolder.ReadAsync(directory, cancellationToken: cancellationToken);
        return folder.ClassNames.Count == 2
            ? new Pictures(directory, folder.Images, [0, 1], folder.ClassNames)
            : throw new DatasetException(
                directory,
                $"there {(folder.ClassNames.Count == 1 ? "is one subfolder" : $"are {folder.ClassNames.Count} subfolders")} "
                + $"({string.Join(", ", folder.ClassNames)}); two are needed, one for each class.");
    }
}
