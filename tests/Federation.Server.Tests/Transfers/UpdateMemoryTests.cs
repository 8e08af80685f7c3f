using Federation.Core;
using Federation.Server.Tests.Support;

namespace Federation.Server.Tests.Transfers;

[CancelAfter(20_000)]
internal sealed class UpdateMemoryTests
{
    private static readonly UpdateManifest s_manifest = Of(Models.Filled(16, 0));

    [Test]
    public async Task RentAsync_AfterReturn_UsesTheSameMemory(CancellationToken cancellationToken)
    {
        var memory = new UpdateMemory(1000);
        var first = await memory.RentAsync(s_manifest, cancellationToken);
        first.Dispose();

        using var second = await memory.RentAsync(Of(Models.Filled(16, 1)), cancellationToken);

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
        (await memory.RentAsync(Of(Models.Filled(3, 0)), cancellationToken)).Dispose();
        old.Dispose();

        using var again = await memory.RentAsync(s_manifest, cancellationToken);

        Assert.That(again.Buffer, Is.Not.SameAs(old.Buffer));
    }

    [Test]
    public async Task RentAsync_NoMemory_TakesNothingOfTheBudget(CancellationToken cancellationToken)
    {
        var failures = 1;
        var memory = new UpdateMemory(
            s_manifest.ByteCount, manifest => failures-- > 0 ? throw new InvalidOperationException() : new UpdateBuffer(manifest));

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

    [Test]
    public async Task RentAsync_WithAnAuxiliaryList_TakesTheSumAtOnce(CancellationToken cancellationToken)
    {
        var both = Of(Models.Filled(16, 0), Models.Filled(16, 0));
        var memory = new UpdateMemory(both.ByteCount);
        var first = await memory.RentAsync(both, cancellationToken);
        Assert.That(memory.IsContended, Is.False);

        var second = memory.RentAsync(both, cancellationToken);
        Assert.That(second.IsCompleted, Is.False);
        Assert.That(memory.IsContended);

        first.Dispose();
        using var lease = await second.WaitAsync(cancellationToken);
        Assert.That(lease.Buffer, Is.SameAs(first.Buffer));
        Assert.That(lease.Buffer.Lists.Sum(list => list.Manifest.ByteCount), Is.EqualTo(128));
    }

    [Test]
    public async Task RentAsync_SameParametersWithoutAuxiliary_IsOtherMemory(CancellationToken cancellationToken)
    {
        var memory = new UpdateMemory(1000);
        var with = await memory.RentAsync(Of(Models.Filled(16, 0), Models.Filled(1, 0)), cancellationToken);
        with.Dispose();

        using var without = await memory.RentAsync(s_manifest, cancellationToken);

        Assert.That(without.Buffer, Is.Not.SameAs(with.Buffer));
        Assert.That(without.Buffer.Auxiliary, Is.Null);
    }

    private static UpdateManifest Of(TensorList parameters, TensorList? auxiliary = null) => new(parameters.Manifest, auxiliary?.Manifest);
}
