using Federation.Core;
using Federation.Server.Tests.Support;

namespace Federation.Server.Tests.Transfers;

[CancelAfter(20_000)]
internal sealed class UpdateMemoryTests
{
    private static readonly TensorManifest s_manifest = Models.Filled(16, 0).Manifest;

    [Test]
    public async Task RentAsync_AfterReturn_UsesTheSameMemory(CancellationToken cancellationToken)
    {
        var memory = new UpdateMemory(1000);
        var first = await memory.RentAsync(s_manifest, cancellationToken);
        first.Dispose();

        using var second = await memory.RentAsync(Models.Filled(16, 1).Manifest, cancellationToken);

        Assert.That(second.Buffer, Is.SameAs(first.Buffer));
    }

    [Test]
    public async Task Dispose_Twice_ReturnsOnce(CancellationToken cancellationToken)
    {
        var memory = new UpdateMemory(s_manifest.ByteCount);
        var lease = await memory.RentAsync(s_manifest, cancellationToken);
        lease.Dispose();
        lease.Dispose();
        lease.Abandon();

        using var second = await memory.RentAsync(s_manifest, cancellationToken);
        var third = memory.RentAsync(s_manifest, cancellationToken);

        Assert.That(third.IsCompleted, Is.False);
        second.Dispose();
        (await third.WaitAsync(cancellationToken)).Dispose();
    }

    [Test]
    public async Task Abandon_LeavesTheMemoryToItsKeeper(CancellationToken cancellationToken)
    {
        var memory = new UpdateMemory(s_manifest.ByteCount);
        var kept = await memory.RentAsync(s_manifest, cancellationToken);
        kept.Abandon();

        using var second = await memory.RentAsync(s_manifest, cancellationToken).WaitAsync(cancellationToken);

        Assert.That(second.Buffer, Is.Not.SameAs(kept.Buffer));
    }

    [Test]
    public async Task Return_ManifestOutOfUse_IsNotKept(CancellationToken cancellationToken)
    {
        var memory = new UpdateMemory(1000);
        var old = await memory.RentAsync(s_manifest, cancellationToken);
        (await memory.RentAsync(Models.Filled(3, 0).Manifest, cancellationToken)).Dispose();
        old.Dispose();

        using var again = await memory.RentAsync(s_manifest, cancellationToken);

        Assert.That(again.Buffer, Is.Not.SameAs(old.Buffer));
    }

    [Test]
    public async Task RentAsync_NoMemory_TakesNothingOfTheBudget(CancellationToken cancellationToken)
    {
        var failures = 1;
        var memory = new UpdateMemory(
            s_manifest.ByteCount, manifest => failures-- > 0 ? throw new InvalidOperationException() : new TensorBuffer(manifest));

        await Assert.ThatAsync(() => memory.RentAsync(s_manifest, cancellationToken), Throws.InvalidOperationException);

        using var lease = await memory.RentAsync(s_manifest, cancellationToken).WaitAsync(cancellationToken);
        Assert.That(lease.Buffer.Manifest, Is.EqualTo(s_manifest));
    }

    [Test]
    public async Task Trim_ForgetsUnusedMemory(CancellationToken cancellationToken)
    {
        var memory = new UpdateMemory(1000);
        var first = await memory.RentAsync(s_manifest, cancellationToken);
        first.Dispose();
        memory.Trim();

        using var second = await memory.RentAsync(s_manifest, cancellationToken);

        Assert.That(second.Buffer, Is.Not.SameAs(first.Buffer));
    }
}
