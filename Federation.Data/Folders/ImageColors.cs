namespace Federation.Data;

/// <summary>Which planes images are read as, whatever their files hold.</summary>
public enum ImageColors
{
    /// <summary>Red, green and blue; grey images get three planes alike.</summary>
    Rgb,

    /// <summary>One plane: of coloured images their luma by Rec. 601, rounded as Pillow's <c>convert("L")</c> does.</summary>
    Grey,
}
