namespace Federation.Server.Tests.Transfers;

[CancelAfter(20_000)]
internal sealed class ByteBudgetTests
{
    [Test]
    public async Task AcquireAsync_NoRoom_WaitsForARelease(CancellationToken cancellationToken)
    {
        var budget = new ByteBudget(100);
        await budget.AcquireAsync(60, cancellationToken);

        var second = budget.AcquireAsync(60, cancellationToken);
        Assert.That(second.IsCompleted, Is.False);

        budget.Release(60);
        await second.WaitAsync(cancellationToken);
    }

    [Test]
    public async Task AcquireAsync_MoreThanTheCapacity_IsLetInAlone(CancellationToken cancellationToken)
    {
        var budget = new ByteBudget(100);
        await budget.AcquireAsync(1000, cancellationToken).WaitAsync(cancellationToken);

        var small = budget.AcquireAsync(1, cancellationToken);
        Assert.That(small.IsCompleted, Is.False);
        budget.Release(1000);
        await small.WaitAsync(cancellationToken);

        var large = budget.AcquireAsync(1000, cancellationToken);
        Assert.That(large.IsCompleted, Is.False);
        budget.Release(1);
        await large.WaitAsync(cancellationToken);
    }

    [Test]
    public async Task AcquireAsync_SmallBehindLarge_WaitsItsTurn(CancellationToken cancellationToken)
    {
        var budget = new ByteBudget(100);
        await budget.AcquireAsync(50, cancellationToken);
        var large = budget.AcquireAsync(80, cancellationToken);
        var small = budget.AcquireAsync(10, cancellationToken);

        Assert.That(small.IsCompleted, Is.False);
        budget.Release(50);
        await Task.WhenAll(large, small).WaitAsync(cancellationToken);
    }

    [Test]
    public async Task AcquireAsync_CancelledAtTheHead_LetsThoseBehindIn(CancellationToken cancellationToken)
    {
        var budget = new ByteBudget(100);
        using var stop = new CancellationTokenSource();
        await budget.AcquireAsync(50, cancellationToken);
        var large = budget.AcquireAsync(80, stop.Token);
        var small = budget.AcquireAsync(10, cancellationToken);

        await stop.CancelAsync();

        await Assert.ThatAsync(() => large, Throws.InstanceOf<OperationCanceledException>());
        await small.WaitAsync(cancellationToken);
    }

    [Test]
    public async Task AcquireAsync_CancelledBefore_TakesNothing(CancellationToken cancellationToken)
    {
        var budget = new ByteBudget(100);
        await budget.AcquireAsync(100, cancellationToken);

        await Assert.ThatAsync(() => budget.AcquireAsync(1, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        budget.Release(100);
        await budget.AcquireAsync(100, cancellationToken).WaitAsync(cancellationToken);
    }

    [Test]
    public async Task AcquireAsync_ManyAtOnce_NeverMoreThanTheCapacity(CancellationToken cancellationToken)
    {
        const long Capacity = 100;
        var budget = new ByteBudget(Capacity);
        var random = new Random(7);
        var sizes = Enumerable.Range(0, 400).Select(_ => random.Next(1, 60)).ToArray();
        var used = 0L;
        var most = 0L;
        var gate = new Lock();

        await Task.WhenAll(sizes.Select(size => Task.Run(
            async () =>
            {
                await budget.AcquireAsync(size, cancellationToken);
                lock (gate)
                {
                    used += size;
                    most = Math.Max(most, used);
                }

                await Task.Yield();
                lock (gate)
                {
                    used -= size;
                }

                budget.Release(size);
            },
            cancellationToken))).WaitAsync(cancellationToken);

        Assert.That(most, Is.LessThanOrEqualTo(Capacity));
        Assert.That(used, Is.Zero);
        await budget.AcquireAsync(Capacity, cancellationToken).WaitAsync(cancellationToken);
    }
}
