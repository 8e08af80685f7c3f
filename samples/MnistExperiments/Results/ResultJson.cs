using System.Text.Json;
using System.Text.Json.Serialization;

namespace MnistExperiments.Results;

/// <summary>How a result is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    WriteIndented = true)]
[JsonSerializable(typeof(ExperimentResult))]
internal sealed partial class ResultJson : JsonSerializerContext;
