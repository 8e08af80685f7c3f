using Federation.Core;

namespace CifarSample.Clients;

/// <summary>Is told what a client has done.</summary>
internal interface IClientLog
{
    /// <summary>The client has trained.</summary>
    void Trained(int round, FitResult result);

    /// <summary>The client has measured the global model.</summary>
    void Evaluated(int round, EvaluateResult result);
}
