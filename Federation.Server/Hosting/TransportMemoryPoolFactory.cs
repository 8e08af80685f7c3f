using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace Federation.Server;

/// <summary>
/// Has the web server receive into blocks of 64 KiB instead of 4 KiB: one system call for a chunk of tensor data instead of
/// sixteen.
/// </summary>
internal sealed class TransportMemoryPoolFactory : IMemoryPoolFactory<byte>
{
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new TransportMemoryPool();
}
