using Federation.Testing;
using TwoDevices.Tests.Support;

namespace TwoDevices.Tests;

[CancelAfter(300_000)]
internal sealed class BaseSourceTests : TemporaryFolderTests
{
    [Test]
    public async Task GetAsync_WithFile_ReadsNextTimeWhatItTrained(CancellationToken cancellationToken)
    {
        var data = await Small.GeneratedAsync(cancellationToken);
        var file = Folder.PathOf("base.dat");

        var (trained, first) = await Small.BaseAsync(data, 1, cancellationToken, file);
        var (kept, second) = await Small.BaseAsync(null, 1, cancellationToken, file);
        var (untrained, _) = await Small.BaseAsync(data, 0, cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(Small.Bytes(kept), Is.EqualTo(Small.Bytes(trained)));
            Assert.That(Small.Bytes(untrained), Is.Not.EqualTo(Small.Bytes(trained)));
            Assert.That(first, Does.Contain("learns from").And.Contain("kept in").And.Contain("tells the eight other classes apart"));
            Assert.That(second, Does.Contain("is the one in").And.Not.Contain("learns"));
            Assert.That(Directory.GetFiles(Folder.Root), Is.EqualTo(new[] { file }));
        });
    }

    [Test]
    public async Task GetAsync_NothingToLearnFrom_SaysThatWeightsAreRandomAndTheyAreTheSameAgain(CancellationToken cancellationToken)
    {
        var (first, said) = await Small.BaseAsync(null, 3, cancellationToken);
        var (again, _) = await Small.BaseAsync(null, 3, cancellationToken);

        Assert.That(said, Does.Contain("The base has learnt nothing: its weights are random."));
        Assert.That(Small.Bytes(again), Is.EqualTo(Small.Bytes(first)));
    }

    [TestCase("")]
    [TestCase("this is no network at all, and it is long enough to look like the beginning of something")]
    public void GetAsync_AnotherFile_NamesItAndSaysWhatToDo(string content)
    {
        var file = Folder.Write("other.dat", System.Text.Encoding.ASCII.GetBytes(content));

        Assert.That(
            () => Small.BaseAsync(null, 1, CancellationToken.None, file),
            Throws.InstanceOf<IOException>().With.Message.Contains(file).And.Message.Contains("--base"));
    }

    [Test]
    public async Task GetAsync_Cancelled_LeavesNoFile(CancellationToken cancellationToken)
    {
        var data = await Small.GeneratedAsync(cancellationToken);

        Assert.That(
            () => Small.BaseAsync(data, 1, new CancellationToken(canceled: true), Folder.PathOf("base.dat")),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Directory.GetFiles(Folder.Root), Is.Empty);
    }
}
