namespace Federation.Server;

/// <summary>The use of the memory in which an update's tensors lie. Disposing ends it.</summary>
internal interface IUpdateLease : IDisposable
{
    /// <summary>Ends the use while somebody keeps the tensors: the memory is not used again.</summary>
    void Abandon();
}
