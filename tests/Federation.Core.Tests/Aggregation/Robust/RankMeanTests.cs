using NUnit.Framework;

namespace Federation.Core.Tests;

/// <summary>The median, the trimmed mean and the mean around the median, against what sorting each column says.</summary>
[TestFixture]
internal sealed class RankMeanTests
{
    // On both sides of what changes the way: powers of two, 32 and 33, multiples of 252, 1024 and 1025.
    private static readonly int[] Counts =
        [1, 2, 3, 4, 5, 7, 8, 10, 13, 16, 17, 31, 32, 33, 50, 64, 100, 127, 252, 253, 254, 255, 256, 257, 504, 505, 700, 1024, 1025];

    private static readonly string[] FloatTensors = ["float32", "float64", "float16", "bfloat16", "one"];

    [Test]
    public void Median_ColumnsOfManyLengths_IsTheMiddleOfTheSorted([ValueSource(nameof(Counts))] int count)
    {
        var updates = RobustUpdates.OfFloats(count, count);

        var median = new CoordinateMedian().Of(updates);

        AssertEach(updates, median, column => (column[(count - 1) / 2] + column[count / 2]) / 2, 0);
    }

    [Test]
    public void TrimmedMean_ColumnsOfManyLengths_IsTheMeanOfTheSortedWithoutItsEnds([ValueSource(nameof(Counts))] int count)
    {
        var updates = RobustUpdates.OfFloats(count + 1, count);
        foreach (var trim in new[] { 0, count / 5, (count - 1) / 2 }.Distinct())
        {
            var mean = new TrimmedMean(trim).Of(updates);

            AssertEach(updates, mean, column => column[trim..(count - trim)].Average(), 1e-12);
        }
    }

    [Test]
    public void MeanAroundMedian_ColumnsOfManyLengths_IsTheMeanOfTheClosest([ValueSource(nameof(Counts))] int count)
    {
        var updates = RobustUpdates.OfFloats(count + 2, count);
        foreach (var keep in new[] { 1, (count + 1) / 2, count }.Distinct())
        {
            var mean = new MeanAroundMedian(keep).Of(updates);

            AssertEach(
                updates,
                mean,
                column =>
                {
                    var median = (column[(count - 1) / 2] + column[count / 2]) / 2;
                    return column.OrderBy(x => Math.Abs(x - median)).ThenBy(x => x).Take(keep).Average();
                },
                1e-12);
        }
    }

    [Test]
    public void Of_IntegersAndBools_AreRoundedToTheNearest([Values(1, 2, 3, 4, 9, 10)] int count)
    {
        var updates = RobustUpdates.OfIntegers(count, count);
        var trim = (count - 1) / 3;

        var results = new[]
        {
            (new CoordinateMedian().Of(updates), (count - 1) / 2),
            (new TrimmedMean(trim).Of(updates), trim),
        };

        foreach (var (result, drop) in results)
        {
            Assert.Multiple(() =>
            {
                Assert.That(result["int8"].AsSpan<sbyte>().ToArray(), Is.EqualTo(Expected<sbyte>("int8", x => x, x => (sbyte)x)));
                Assert.That(result["int32"].AsSpan<int>().ToArray(), Is.EqualTo(Expected<int>("int32", x => x, x => (int)x)));
                Assert.That(result["int64"].AsSpan<long>().ToArray(), Is.EqualTo(Expected<long>("int64", x => x, x => (long)x)));
                Assert.That(result["uint8"].AsSpan<byte>().ToArray(), Is.EqualTo(Expected<byte>("uint8", x => x, x => (byte)x)));
                Assert.That(result["bool"].AsSpan<bool>().ToArray(), Is.EqualTo(ExpectedBools()));
            });

            // Twice the mean tells a tie from its neighbours without fractions.
            T[] Expected<T>(string tensor, Func<T, Int128> widen, Func<Int128, T> narrow)
                where T : unmanaged =>
            [
                .. Enumerable.Range(0, 40).Select(i =>
                {
                    var kept = updates.Select(update => widen(update[tensor].AsSpan<T>()[i])).Order().ToArray()[drop..(count - drop)];
                    var sum = kept.Aggregate(Int128.Zero, (x, y) => x + y);
                    var floor = (sum - (((sum % kept.Length) + kept.Length) % kept.Length)) / kept.Length;
                    var twiceRest = 2 * (sum - (floor * kept.Length));
                    var up = twiceRest > kept.Length || (twiceRest == kept.Length && Int128.IsOddInteger(floor));
                    return narrow(up ? floor + 1 : floor);
                }),
            ];

            bool[] ExpectedBools() =>
            [
                .. Enumerable.Range(0, 40).Select(i =>
                {
                    var kept = updates.Select(update => update["bool"].AsSpan<bool>()[i]).Order().ToArray()[drop..(count - drop)];
                    return kept.Count(x => x) >= kept.Count(x => !x);
                }),
            ];
        }
    }

    [Test]
    public void MeanAroundMedian_Integers_IsTheMeanOfTheClosest()
    {
        var updates = new[] { 1L, 100, 7, 8, long.MaxValue }.Select(x => new TensorList(Tensor.Scalar("n", x))).ToArray();

        Assert.That(new MeanAroundMedian(3).Of(updates)["n"].AsSpan<long>()[0], Is.EqualTo(5), "the mean of 1, 7 and 8");
    }

    [Test]
    public void Of_AnyOrderAndNumberOfThreads_HasTheSameBits([Values(2, 10, 33, 100, 300)] int count)
    {
        var updates = RobustUpdates.OfFloats(count, count, 3000);
        var shuffled = updates.ToArray();
        new Random(count).Shuffle(shuffled);

        Assert.Multiple(() =>
        {
            Check(x => new CoordinateMedian { MaxThreads = 1 }.Of(x), x => new CoordinateMedian { MaxThreads = 4 }.Of(x));
            Check(x => new TrimmedMean(count / 5) { MaxThreads = 1 }.Of(x), x => new TrimmedMean(count / 5) { MaxThreads = 4 }.Of(x));
            Check(x => new MeanAroundMedian(count / 2) { MaxThreads = 1 }.Of(x), x => new MeanAroundMedian(count / 2) { MaxThreads = 4 }.Of(x));
        });

        void Check(Func<TensorList[], TensorList> one, Func<TensorList[], TensorList> several)
        {
            var expected = RobustUpdates.Bytes(one(updates));
            Assert.That(RobustUpdates.Bytes(several(shuffled)), Is.EqualTo(expected));
            Assert.That(RobustUpdates.Bytes(one(shuffled)), Is.EqualTo(expected));
        }
    }

    [Test]
    public void Of_EqualUpdates_IsThatUpdate([Values(1, 2, 3, 7, 10, 33, 100)] int count)
    {
        var update = RobustUpdates.OfFloats(3, 1, 500)[0];
        var updates = Enumerable.Repeat(update, count).ToArray();
        var expected = RobustUpdates.Bytes(update);

        Assert.Multiple(() =>
        {
            Assert.That(RobustUpdates.Bytes(new CoordinateMedian().Of(updates)), Is.EqualTo(expected));
            Assert.That(RobustUpdates.Bytes(new TrimmedMean((count - 1) / 4).Of(updates)), Is.EqualTo(expected));
            Assert.That(RobustUpdates.Bytes(new MeanAroundMedian((count + 1) / 2).Of(updates)), Is.EqualTo(expected));
        });
    }

    [Test]
    public void Of_FewAttackers_StaysInTheRangeOfTheOthers(
        [Values(5, 11, 40, 101)] int count, [Values(float.MaxValue, float.NegativeInfinity, float.NaN, 1e-3f)] float attack)
    {
        var attackers = (count - 1) / 2;
        var honest = RobustUpdates.OfFloats(count, count - attackers).Select(update => new TensorList(update["float32"])).ToArray();
        var updates = Enumerable.Repeat(new TensorList(Tensor.FromArray("float32", Enumerable.Repeat(attack, 77).ToArray())), attackers)
            .Concat(honest).ToArray();

        var results = new[] { new CoordinateMedian().Of(updates), new TrimmedMean(attackers).Of(updates) };

        foreach (var result in results)
        {
            for (var i = 0; i < 77; i++)
            {
                var column = RobustUpdates.Column(honest, "float32", i);
                Assert.That(result[0].AsSpan<float>()[i], Is.InRange(column.Min(), column.Max()));
            }
        }
    }

    [Test]
    public void TrimmedMean_InfiniteValuesKept_IsWhatTheirSumIs([Values(4, 40)] int count)
    {
        var rest = Enumerable.Range(0, count - 2).Select(i => (float)i).ToArray();
        TensorList[] updates =
        [
            RobustUpdates.Of(float.PositiveInfinity, float.PositiveInfinity, float.NaN),
            RobustUpdates.Of(float.PositiveInfinity, float.NegativeInfinity, 1),
            .. rest.Select(x => RobustUpdates.Of(x, x, x)),
        ];

        var mean = new TrimmedMean(0).Of(updates)[0].AsSpan<float>().ToArray();

        Assert.That(mean, Is.EqualTo(new[] { float.PositiveInfinity, float.NaN, float.NaN }));
    }

    [Test]
    public void Median_TheLargestNumbers_DoesNotOverflow([Values(2, 40)] int count)
    {
        var updates = Enumerable.Range(0, count).Select(_ => new TensorList(
            Tensor.FromArray("single", [float.MaxValue, -float.MaxValue]),
            Tensor.FromArray("double", [double.MaxValue, -double.MaxValue]))).ToArray();

        var median = new CoordinateMedian().Of(updates);
        var mean = new TrimmedMean(0).Of(updates);

        Assert.That(RobustUpdates.Bytes(median), Is.EqualTo(RobustUpdates.Bytes(updates[0])));
        Assert.That(RobustUpdates.Bytes(mean), Is.EqualTo(RobustUpdates.Bytes(updates[0])));
    }

    [Test]
    public void Of_Destination_IsUsed()
    {
        var updates = RobustUpdates.OfFloats(1, 5);
        var destination = new TensorBuffer(updates[0].Manifest);

        Assert.Multiple(() =>
        {
            Assert.That(new CoordinateMedian().Of(updates, destination), Is.SameAs(destination.Tensors));
            Assert.That(new TrimmedMean(1).Of(updates, destination), Is.SameAs(destination.Tensors));
            Assert.That(new MeanAroundMedian(2).Of(updates, destination), Is.SameAs(destination.Tensors));
        });
    }

    [Test]
    public void Of_UpdatesThatDoNotFit_SaysHow()
    {
        TensorList[] two = [RobustUpdates.Of(1, 2), RobustUpdates.Of(1, 2)];
        var buffer = new TensorBuffer(RobustUpdates.Of(1).Manifest);

        Assert.Multiple(() =>
        {
            Assert.That(() => new CoordinateMedian().Of([]), Throws.ArgumentException.With.Message.Contains("no updates"));
            Assert.That(
                () => new CoordinateMedian().Of([two[0], RobustUpdates.Of(1)]),
                Throws.ArgumentException.With.Message.Contains("Update 1 does not consist of the tensors of update 0").And.Message.Contains("[1]"));
            Assert.That(() => new CoordinateMedian().Of(two, buffer), Throws.ArgumentException.With.Message.Contains("destination"));
            Assert.That(
                () => new TrimmedMean(1).Of(two), Throws.ArgumentException.With.Message.Contains("2 updates").And.Message.Contains("1 lowest"));
            Assert.That(() => new MeanAroundMedian(3).Of(two), Throws.ArgumentException.With.Message.Contains("of which 3"));
            Assert.That(() => new TrimmedMean(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new MeanAroundMedian(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(
                () => new CoordinateMedian { MaxThreads = 0 },
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("MaxThreads"));
        });
    }

    // Sums differ by the order of additions; what is compared is what comes out when a little is added or subtracted before rounding.
    private static void AssertEach(TensorList[] updates, TensorList actual, Func<double[], double> expected, double tolerance)
    {
        foreach (var name in FloatTensors)
        {
            var values = RobustUpdates.ToDoubles(actual[name]);
            for (var i = 0; i < values.Length; i++)
            {
                var column = RobustUpdates.Column(updates, name, i);
                Array.Sort(column);
                var (mean, slack, dtype) = (expected(column), tolerance * column.Max(Math.Abs), actual[name].DType);
                var (least, most) = (RobustUpdates.RoundTo(dtype, mean - slack), RobustUpdates.RoundTo(dtype, mean + slack));
                Assert.That(values[i], Is.InRange(least, most), $"{name}[{i}]");
            }
        }
    }
}
