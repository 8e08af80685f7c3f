namespace Federation.Testing;

/// <summary>Tests of which each has a folder of its own.</summary>
internal abstract class TemporaryFolderTests
{
    protected TemporaryFolder Folder { get; private set; } = null!;

    [SetUp]
    public void MakeFolder() => Folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => Folder.Dispose();
}
