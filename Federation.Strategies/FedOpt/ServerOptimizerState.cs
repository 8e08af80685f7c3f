using System.Runtime.InteropServices;
using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// What a <see cref="ServerOptimizer"/> carries from round to round, for models of one manifest. In float32, or in float64 where the
/// model is: the 8 or 11 digits of bfloat16 and float16 are too few for what grows by small steps.
/// </summary>
internal sealed class ServerOptimizerState
{
    private readonly ServerOptimizer _optimizer;
    private readonly TensorManifest _wide;
    private TensorBuffer[] _now;
    private TensorBuffer[] _next;

    public ServerOptimizerState(ServerOptimizer optimizer, TensorManifest manifest)
    {
        _optimizer = optimizer;
        Manifest = manifest;
        _wide = WideTensors.Of(manifest);
        _now = [.. optimizer.InitialState.Select(value => Filled(_wide, value))];
        _next = [.. optimizer.InitialState.Select(_ => new TensorBuffer(_wide))];
    }

    /// <summary>What the models consist of.</summary>
    public TensorManifest Manifest { get; }

    /// <summary>Makes a step; where it leads to what is not a number, the state stays as it was.</summary>
    public AggregationOutcome Step(TensorList mean, TensorList model)
    {
        var next = new TensorBuffer(_wide);
        _optimizer.Step(WideTensors.Of(mean, _wide), WideTensors.Of(model, _wide), _now, next, _next);
        var result = WideTensors.Narrow(next.Tensors, Manifest);
        if (Array.Find([result, .. _next.Select(buffer => buffer.Tensors)], tensors => !TensorListMath.IsFinite(tensors)) is { } fault)
        {
            return new AggregationOutcome.Rejected($"the server's step is too large: {TensorListMath.FindUnusable(fault)}");
        }

        (_now, _next) = (_next, _now);
        return new AggregationOutcome.Aggregated(result);
    }

    private static TensorBuffer Filled(TensorManifest manifest, double value)
    {
        var buffer = new TensorBuffer(manifest);
        for (var i = 0; i < manifest.Count; i++)
        {
            switch (manifest[i].DType)
            {
                case DType.Float32:
                    MemoryMarshal.Cast<byte, float>(buffer[i].Span).Fill((float)value);
                    break;
                case DType.Float64:
                    MemoryMarshal.Cast<byte, double>(buffer[i].Span).Fill(value);
                    break;
                default:
                    buffer[i].Span.Clear();
                    break;
            }
        }

        return buffer;
    }
}
