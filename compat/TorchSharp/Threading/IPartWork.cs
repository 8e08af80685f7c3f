namespace TorchSharp.Internal;

/// <summary>An operation in numbered parts that any threads may run, in any order.</summary>
/// <remarks>A struct, so that handing it to <see cref="WorkPool"/> allocates nothing.</remarks>
internal interface IPartWork
{
    void Run(int part);
}

/// <summary>An operation on items of which any threads may run any ranges, in any order.</summary>
/// <remarks>A struct, so that handing it to <see cref="WorkPool"/> allocates nothing.</remarks>
internal interface IRangeWork
{
    void Run(long start, long end);
}
