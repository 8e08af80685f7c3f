using Federation.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Federation.Server;

/// <summary>What all sessions share.</summary>
internal sealed class SessionServices(IOptions<FederationServerOptions> options, TimeProvider time, ILoggerFactory loggerFactory)
{
    public FederationServerOptions Options { get; } = options.Value;

    public TimeProvider Time => time;

    public ILogger Logger { get; } = loggerFactory.CreateLogger("Federation.Server");

    public ModelEncoder Encoder { get; } = new(options.Value.ChunkBytes);

    public UpdateMemory Memory { get; } = new(options.Value.UpdateMemory);

    public TensorLimits Limits { get; } = new() { MaxBytes = options.Value.MaxUpdateBytes, MaxTensors = options.Value.MaxTensors };
}
