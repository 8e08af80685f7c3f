using Federation.Client.Internal;

namespace Federation.Server.Tests.Clients;

internal sealed class BackoffTests
{
    [Test]
    public void Next_GrowsToTheMaximumWithJitter_AndBeginsAgainAfterReset()
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), new Random(3));
        double[] longest = [1, 2, 4, 5, 5, 5];

        for (var round = 0; round < 2; round++)
        {
            foreach (var seconds in longest)
            {
                Assert.That(backoff.Next().TotalSeconds, Is.InRange(seconds / 2, seconds));
            }

            backoff.Reset();
        }
    }

    [Test]
    public void Next_TwoClients_WaitForDifferentTimes()
    {
        var (first, second) = (Make(1), Make(2));

        Assert.That(first.Next(), Is.Not.EqualTo(second.Next()));

        static Backoff Make(int seed) => new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), new Random(seed));
    }
}
