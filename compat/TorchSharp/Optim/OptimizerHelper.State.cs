using TorchSharp.Internal;

namespace TorchSharp.Modules;

public abstract partial class OptimizerHelper
{
    /// <summary>The settings and the state.</summary>
    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();
        foreach (var group in _groups)
        {
            result.Options.Add(group.Parameters.Options);
            result.State.AddRange(group.Members.Select(member => member.State));
        }

        return result;
    }

    /// <summary>Takes a copy of another optimizer's settings and state.</summary>
    /// <param name="state_dict">What the other optimizer's <see cref="state_dict()"/> returned.</param>
    /// <exception cref="ArgumentException">
    /// It has other groups, another number of parameters, or is of another kind of optimizer.
    /// </exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        ArgumentNullException.ThrowIfNull(state_dict);
        var mine = this.state_dict();
        CheckCounts(mine, state_dict.Options.Count, state_dict.State.Count);
        foreach (var (target, source) in mine.Options.Zip(state_dict.Options).Where(pair => pair.First != pair.Second))
        {
            target.LoadStateDict(source);
        }

        foreach (var (target, source) in mine.State.Zip(state_dict.State).Where(pair => pair.First != pair.Second))
        {
            target.LoadStateDict(source);
        }
    }

    /// <summary>Writes the settings and the state to a file, in TorchSharp's format.</summary>
    /// <param name="location">The file.</param>
    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    /// <summary>Reads the settings and the state from a file that <c>save_state_dict</c> wrote.</summary>
    /// <param name="location">The file.</param>
    /// <exception cref="InvalidDataException">The file is of another kind of optimizer.</exception>
    /// <exception cref="ArgumentException">It has other groups, or other parameters.</exception>
    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Writes the settings and the state, in TorchSharp's format.</summary>
    /// <param name="writer">Where to.</param>
    public void save_state_dict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var mine = state_dict();
        writer.Write(GetType().Name);
        Leb128.Write(writer, mine.Options.Count);
        Leb128.Write(writer, mine.State.Count);
        mine.Options.ForEach(options => options.SaveStateDict(writer));
        mine.State.ForEach(state => state.SaveStateDict(writer));
    }

    /// <summary>Reads the settings and the state that <c>save_state_dict</c> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="InvalidDataException">They are of another kind of optimizer.</exception>
    /// <exception cref="ArgumentException">There are other groups, or other parameters.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var kind = reader.ReadString();
        if (kind != GetType().Name)
        {
            throw new InvalidDataException(
                $"Mismatched optimizer type: expected '{GetType().Name}', but found '{kind}' in the loaded stream.");
        }

        var mine = state_dict();
        CheckCounts(mine, Leb128.Read(reader), Leb128.Read(reader));
        mine.Options.ForEach(options => options.LoadStateDict(reader));
        mine.State.ForEach(state => state.LoadStateDict(reader));
    }

    private static void CheckCounts(StateDictionary mine, long options, long states)
    {
        Check(options == mine.Options.Count, "Invalid optimizer state -- different number of parameter groups.");
        Check(states == mine.State.Count, "Invalid optimizer state -- different number of states.");
    }
}
