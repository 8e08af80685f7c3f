namespace TorchSharp.Utils;

/// <summary>Gives a module, parameter or buffer another name than that of the field that it is in.</summary>
[AttributeUsage(AttributeTargets.Field)]
public class ComponentNameAttribute : Attribute
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }
}
