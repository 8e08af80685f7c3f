namespace Grpc.Tests.Conformance;

/// <summary>A server of the conformance service, in whatever language.</summary>
internal interface IConformanceServer : IAsyncDisposable
{
    Uri Address { get; }
}
