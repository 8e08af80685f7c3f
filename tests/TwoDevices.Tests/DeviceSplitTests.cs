using Federation.Data;
using Federation.Testing;
using TwoDevices.Data;
using TwoDevices.Tests.Support;

namespace TwoDevices.Tests;

[CancelAfter(60_000)]
internal sealed class DeviceSplitTests : TemporaryFolderTests
{
    private Pictures _pictures = null!;

    [SetUp]
    public async Task ReadPicturesAsync()
    {
        PictureFolder.WriteBoth(Folder, 130);
        _pictures = await OwnPictures.ReadAsync(Folder.Root, CancellationToken.None);
    }

    [Test]
    public void Draw_AnySeed_TenAndSeventyAndTheOtherWayRoundAndTwentyOfEachHeldOut()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var split = DeviceSplit.Draw(_pictures, seed);

            Assert.Multiple(() =>
            {
                Assert.That(Counts(split.Devices[0]), Is.EqualTo(new[] { 10, 70 }));
                Assert.That(Counts(split.Devices[1]), Is.EqualTo(new[] { 70, 10 }));
                Assert.That(Counts(split.HeldOut), Is.EqualTo(new[] { 20, 20 }));
            });
        }
    }

    [Test]
    public void Draw_AnySeed_NoPictureTwice()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var split = DeviceSplit.Draw(_pictures, seed);

            Assert.That(
                new[] { split.HeldOut, split.Devices[0], split.Devices[1] }.SelectMany(Small.Contents),
                Is.Unique.And.Exactly(200).Items);
        }
    }

    [Test]
    public void Draw_AnySeed_PicturesKeepTheirClass()
    {
        var downwards = Small.Contents(_pictures.Take([.. _pictures.ByClass[0]], []));
        var split = DeviceSplit.Draw(_pictures, 5);

        foreach (var part in new[] { split.HeldOut, split.Devices[0], split.Devices[1] })
        {
            Assert.That(
                Small.Contents(part).Select(content => (byte)(downwards.Contains(content) ? 0 : 1)), Is.EqualTo(part.Labels.ToArray()));
        }
    }

    [Test]
    public void Draw_SeedAgain_SamePictures()
    {
        var (first, again, other) = (DeviceSplit.Draw(_pictures, 3), DeviceSplit.Draw(_pictures, 3), DeviceSplit.Draw(_pictures, 4));

        Assert.That(Small.Contents(again.HeldOut), Is.EqualTo(Small.Contents(first.HeldOut)));
        Assert.That(Small.Contents(again.Devices[1]), Is.EqualTo(Small.Contents(first.Devices[1])));
        Assert.That(Small.Contents(other.HeldOut), Is.Not.EqualTo(Small.Contents(first.HeldOut)));
    }

    [Test]
    public async Task Others_GeneratedImages_EveryImageThatIsNeitherCatNorDog(CancellationToken cancellationToken)
    {
        var data = await Small.GeneratedAsync(cancellationToken);

        var others = CatsAndDogs.Others(data.Train);
        var pictures = CatsAndDogs.Of(data);

        Assert.That(others.Labels.ToArray().Distinct().Order(), Is.EqualTo(new byte[] { 0, 1, 2, 4, 6, 7, 8, 9 }));
        Assert.That(others.Count + pictures.ByClass.Sum(found => found.Count), Is.EqualTo(data.Train.Count));
        Assert.That(pictures.ByClass[0].Select(i => data.Train.Labels[i]), Is.All.EqualTo(3));
        Assert.That(pictures.ByClass[1].Select(i => data.Train.Labels[i]), Is.All.EqualTo(5));
    }

    private static int[] Counts(ImageDataset pictures) => [pictures.Labels.Count((byte)0), pictures.Labels.Count((byte)1)];
}
