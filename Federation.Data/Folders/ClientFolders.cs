namespace Federation.Data;

/// <summary>
/// Images that lie in a folder with one subfolder for each client, and in it one for each class: <c>hospital-3/benign/17.png</c>.
/// Each client's folder is read as an <see cref="ImageFolder"/>, and has its rules. Immutable and safe for concurrent use.
/// </summary>
public sealed class ClientFolders
{
    private ClientFolders(ImageDataset images, IReadOnlyList<string> classNames, DataPartition partition) =>
        (Images, ClassNames, Partition) = (images, classNames, partition);

    /// <summary>The images of all clients, client by client and class by class.</summary>
    public ImageDataset Images { get; }

    /// <summary>The names of the classes, in the order of their labels.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Which images each client has. Clients are named after their folders and in ordinal order of these names.</summary>
    public DataPartition Partition { get; }

    /// <summary>Reads all images of all clients. Memory holds them and one file at a time.</summary>
    /// <param name="directory">The folder with one subfolder for each client.</param>
    /// <param name="colors">Which planes the images are read as.</param>
    /// <param name="classNames">
    /// The names of the classes in the order of their labels, 1 to 256; a subfolder of another name is then an error. Null for those
    /// that any client has, in ordinal order.
    /// </param>
    /// <param name="progress">Is told after each file, from any thread.</param>
    /// <param name="cancellationToken">Ends the reading between two files.</param>
    /// <exception cref="ArgumentException">A class is named twice, or there is none or more than 256.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="colors"/> is neither.</exception>
    /// <exception cref="DatasetException">
    /// There is no client, a client has no image, there are more than 256 classes, or a file is not an image that can be read or has
    /// not the size of the first; the message names it.
    /// </exception>
    public static Task<ClientFolders> ReadAsync(
        string directory,
        ImageColors colors = ImageColors.Rgb,
        IReadOnlyList<string>? classNames = null,
        IProgress<ImageFolderProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ImageFolder.ThrowIfWrong(directory, colors, classNames);
        return Task.Run(() => Read(directory, colors, classNames, progress, cancellationToken), cancellationToken);
    }

    private static ClientFolders Read(
        string directory,
        ImageColors colors,
        IReadOnlyList<string>? classNames,
        IProgress<ImageFolderProgress>? progress,
        CancellationToken cancellationToken)
    {
        var clients = ImageFolderListing.FindFolders(directory);
        if (clients.Count == 0)
        {
            throw new DatasetException(directory, "there are no clients. Expected a subfolder for each client, with one for each class in it.");
        }

        string[] folders = [.. clients.Select(client => Path.Combine(directory, client))];
        var names = classNames ?? [.. folders.SelectMany(ImageFolderListing.FindFolders).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        ImageFolderListing.ThrowIfTooMany(names, directory);

        ImageFolderListing[] listings = [.. folders.Select(folder => ImageFolderListing.Make(folder, names, cancellationToken))];
        var all = new ImageFolderListing(
            directory, [.. names], [.. listings.SelectMany(listing => listing.Files)], [.. listings.SelectMany(listing => listing.Labels)]);
        var images = new ImageFolderReader(all, colors).Read(progress, cancellationToken);
        string[] owners = [.. listings.Index().SelectMany(pair => Enumerable.Repeat(clients[pair.Index], pair.Item.Files.Count))];
        return new ClientFolders(images, all.ClassNames, Partitioner.ByColumn(owners));
    }
}
