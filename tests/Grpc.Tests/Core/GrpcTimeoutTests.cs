using Grpc.Net.Internal;

namespace Grpc.Tests.Core;

public sealed class GrpcTimeoutTests
{
    private static readonly (string Text, long Ticks)[] s_pairs =
    [
        ("100n", 1),
        ("99999900n", 999_999),
        ("100000u", TimeSpan.TicksPerMillisecond * 100),
        ("5000000u", TimeSpan.TicksPerSecond * 5),
        ("99999999u", 999_999_990),
        ("100000m", TimeSpan.TicksPerSecond * 100),
        ("86400000m", TimeSpan.TicksPerDay),
        ("864000S", TimeSpan.TicksPerDay * 10),
        ("2000000S", TimeSpan.TicksPerSecond * 2_000_000),
        ("99999999S", TimeSpan.TicksPerSecond * 99_999_999),
        ("5256000M", TimeSpan.TicksPerDay * 3650),
        ("5000000H", TimeSpan.TicksPerHour * 5_000_000),
    ];

    [TestCaseSource(nameof(s_pairs))]
    public void Format_Timeout_UsesFinestUnitThatHoldsIt((string Text, long Ticks) pair) =>
        Assert.That(GrpcTimeout.Format(TimeSpan.FromTicks(pair.Ticks)), Is.EqualTo(pair.Text));

    [TestCaseSource(nameof(s_pairs))]
    public void TryParse_Formatted_GivesItBack((string Text, long Ticks) pair)
    {
        Assert.That(GrpcTimeout.TryParse(pair.Text, out TimeSpan timeout));
        Assert.That(timeout, Is.EqualTo(TimeSpan.FromTicks(pair.Ticks)));
    }

    [Test]
    public void Format_BetweenTwoNumbers_RoundsUp()
    {
        // One tick more than the microseconds hold.
        Assert.That(GrpcTimeout.Format(TimeSpan.FromTicks(999_999_991)), Is.EqualTo("100000m"));
        Assert.That(GrpcTimeout.Format(TimeSpan.FromTicks(1_000_001)), Is.EqualTo("100001u"));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void Format_Past_IsSmallestPositive(long ticks) =>
        Assert.That(GrpcTimeout.Format(TimeSpan.FromTicks(ticks)), Is.EqualTo("1n"));

    [Test]
    public void Format_LongestTimeSpan_HasEightDigits() =>
        Assert.That(() => GrpcTimeout.Format(TimeSpan.MaxValue), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase("1n", 1)]
    [TestCase("0S", 0)]
    [TestCase("99999999H", 99_999_999 * TimeSpan.TicksPerHour)]
    public void TryParse_Extremes_AreTaken(string text, long ticks)
    {
        Assert.That(GrpcTimeout.TryParse(text, out TimeSpan timeout));
        Assert.That(timeout.Ticks, Is.EqualTo(ticks));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("S")]
    [TestCase("1")]
    [TestCase("1s")]
    [TestCase("-1S")]
    [TestCase("+1S")]
    [TestCase(" 1S")]
    [TestCase("1.5S")]
    [TestCase("0x1S")]
    [TestCase("123456789S")]
    [TestCase("1SS")]
    public void TryParse_Malformed_IsRefused(string? text) =>
        Assert.That(GrpcTimeout.TryParse(text, out _), Is.False);
}
