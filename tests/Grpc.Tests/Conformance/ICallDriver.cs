using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance;

/// <summary>A client of the conformance service, in whatever language.</summary>
internal interface ICallDriver : IAsyncDisposable
{
    /// <summary>Makes a call.</summary>
    /// <param name="plan">The call.</param>
    /// <param name="cancelCall">Cancels the call itself; the outcome then says so.</param>
    Task<CallOutcome> RunAsync(CallPlan plan, CancellationToken cancelCall);
}
