namespace TorchSharp.Internal;

/// <summary>Random tensors, drawn from a generator in the way PyTorch's CPU kernels draw them.</summary>
internal static unsafe class RandomOps
{
    // PyTorch fills tensors of at least this many elements by pairs of blocks of eight, smaller ones one by one.
    private const int NormalBlock = 16;

    public static void Uniform(TensorImpl target, torch.Generator generator, double from, double to)
    {
        NativeError.Check(from <= to, $"uniform_ expects to return a [from, to) range, but found from={from} > to={to}");
        // Rounded once, as the compilers of PyTorch's kernels do it.
        Into(target, "uniform_", packed => generator.Draw(twister =>
        {
            if (packed.DType == ScalarType.Float32)
            {
                var values = packed.Pointer<float>();
                for (long i = 0; i < packed.Count; i++)
                {
                    values[i] = MathF.FusedMultiplyAdd(Single(twister), (float)to - (float)from, (float)from);
                }
            }
            else
            {
                var values = packed.Pointer<double>();
                for (long i = 0; i < packed.Count; i++)
                {
                    values[i] = Math.FusedMultiplyAdd(Double(twister), to - from, from);
                }
            }
        }));
    }

    public static void Normal(TensorImpl target, torch.Generator generator, double mean, double std)
    {
        NativeError.Check(std >= 0, $"normal expects std >= 0.0, but found std {std}");
        Into(target, "normal_", packed => generator.Draw(twister =>
        {
            if (packed.Count < NormalBlock)
            {
                for (long i = 0; i < packed.Count; i++)
                {
                    Put(packed, i, (OneNormal(twister) * std) + mean);
                }

                return;
            }

            var draws = new double[packed.Count];
            Fill(draws);
            for (long i = 0; i <= packed.Count - NormalBlock; i += NormalBlock)
            {
                Pairs(draws, i);
            }

            if (packed.Count % NormalBlock != 0)
            {
                // The last block is drawn anew and overlaps the one before it.
                var last = draws.AsSpan(draws.Length - NormalBlock);
                Fill(last);
                Pairs(draws, packed.Count - NormalBlock);
            }

            for (long i = 0; i < packed.Count; i++)
            {
                Put(packed, i, draws[i]);
            }

            void Fill(Span<double> values)
            {
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = packed.DType == ScalarType.Float32 ? Single(twister) : Double(twister);
                }
            }

            void Pairs(double[] values, long start)
            {
                for (var j = start; j < start + (NormalBlock / 2); j++)
                {
                    var radius = Math.Sqrt(-2 * Math.Log(1 - values[j]));
                    var angle = 2 * Math.PI * values[j + (NormalBlock / 2)];
                    values[j] = (radius * Math.Cos(angle) * std) + mean;
                    values[j + (NormalBlock / 2)] = (radius * Math.Sin(angle) * std) + mean;
                }
            }
        }));
    }

    public static void Integers(TensorImpl target, torch.Generator generator, long low, long high)
    {
        NativeError.Check(low < high, $"random_ expects 'from' to be less than 'to', but got from={low} >= to={high}");
        var range = unchecked((ulong)high - (ulong)low);
        var wide = TensorImpl.Empty(ScalarType.Int64, target.Sizes);
        var values = wide.Pointer<long>();
        generator.Draw(twister =>
        {
            for (long i = 0; i < wide.Count; i++)
            {
                var draw = range >= 1UL << 32 ? twister.Next64() : twister.Next32();
                values[i] = unchecked((long)(draw % range) + low);
            }
        });
        CopyOps.Into(target, wide);
        wide.Release();
    }

    public static TensorImpl Permutation(long count, torch.Generator generator, ScalarType type)
    {
        NativeError.Check(count >= 0, $"n must be non-negative, got {count}");
        var wide = FillOps.Range(0, count, 1, ScalarType.Int64);
        var values = wide.Pointer<long>();
        generator.Draw(twister =>
        {
            for (long i = 0; i < count - 1; i++)
            {
                var other = i + (twister.Next32() % (count - i));
                (values[i], values[other]) = (values[other], values[i]);
            }
        });
        var result = CopyOps.To(wide, type);
        wide.Release();
        return result;
    }

    private static void Into(TensorImpl target, string operation, Action<TensorImpl> draw)
    {
        if (target.DType is not (ScalarType.Float32 or ScalarType.Float64))
        {
            throw NativeError.Unsupported($"'{operation}' for elements of type {target.DType}");
        }

        if (target.IsContiguous)
        {
            draw(target);
            return;
        }

        var packed = TensorImpl.Empty(target.DType, target.Sizes);
        draw(packed);
        CopyOps.Into(target, packed);
        packed.Release();
    }

    private static void Put(TensorImpl target, long at, double value)
    {
        if (target.DType == ScalarType.Float32)
        {
            target.Pointer<float>()[at] = (float)value;
        }
        else
        {
            target.Pointer<double>()[at] = value;
        }
    }

    // As many random bits as the type's significand holds.
    internal static float Single(MersenneTwister twister) => (twister.Next32() & 0xFFFFFFU) * (1f / (1 << 24));

    internal static double Double(MersenneTwister twister) =>
        (twister.Next64() & ((1UL << 53) - 1)) * (1.0 / (1UL << 53));

    private static double OneNormal(MersenneTwister twister)
    {
        if (twister.SpareNormal is { } spare)
        {
            twister.SpareNormal = null;
            return spare;
        }

        var angle = 2 * Math.PI * Double(twister);
        var draw = Double(twister);
        var radius = Math.Sqrt(-2 * Math.Log(1 - draw));
        twister.SpareNormal = radius * Math.Sin(angle);
        return radius * Math.Cos(angle);
    }
}
