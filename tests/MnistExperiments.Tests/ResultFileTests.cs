using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Testing;
using MnistExperiments.Results;

namespace MnistExperiments.Tests;

internal sealed class ResultFileTests : TemporaryFolderTests
{
    [Test]
    [CancelAfter(30_000)]
    public async Task ReadAsync_WhatWasWritten_TheSame(CancellationToken cancellationToken)
    {
        var path = Folder.PathOf("r.json");
        await ResultFile.WriteAsync(path, Result(), cancellationToken);

        var read = await ResultFile.ReadAsync(path, cancellationToken);

        var copy = Folder.PathOf("copy.json");
        await ResultFile.WriteAsync(copy, read, cancellationToken);
        Assert.Multiple(() =>
        {
            Assert.That(read.Experiment, Is.EqualTo("skewed"));
            Assert.That(read.ClientAccuracy[1], Is.EqualTo(new double?[] { 0.25, null }));
            Assert.That(read.Weights![0].Values, Is.EqualTo(new byte[] { 0, 0, 128, 63, 0, 0, 0, 64 }));
            Assert.That(WeightEntry.ToModel(read.Weights!)["w"].AsSpan<float>().ToArray(), Is.EqualTo(new float[] { 1, 2 }));
            Assert.That(read.Personal!.PersonalAccuracy[0], Is.EqualTo(new double?[] { 0.8, 0.9 }));
            Assert.That(File.ReadAllText(copy), Is.EqualTo(File.ReadAllText(path)));
        });
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task WriteAsync_NamesOfFields_AsDocumented(CancellationToken cancellationToken)
    {
        var path = Folder.PathOf("r.json");
        await ResultFile.WriteAsync(path, Result(), cancellationToken);

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(path, cancellationToken));
        Assert.That(json.RootElement.EnumerateObject().Select(property => property.Name), Is.EqualTo(new[]
        {
            "experiment", "dataset", "clients", "maxRound", "epochs", "batchSize", "learningRate", "seed", "sizes", "testImages",
            "clientAccuracy", "serverAccuracy", "personal", "weights",
        }));
        Assert.That(json.RootElement.GetProperty("weights")[0].GetProperty("values").GetString(), Is.EqualTo("AACAPwAAAEA="));
    }

    [TestCase("no json", "invalid")]
    [TestCase("[1, 2]", "could not be converted")]
    [TestCase("null", "null")]
    [TestCase("{\"rounds\": []}", "missing required properties including: 'experiment'")]
    [CancelAfter(30_000)]
    public async Task ReadAsync_NotOurs_RefusedWithFileAndFault(string text, string expected)
    {
        var token = TestContext.CurrentContext.CancellationToken;
        var path = Folder.PathOf("other.json");
        await File.WriteAllTextAsync(path, text, token);

        Assert.That(
            async () => await ResultFile.ReadAsync(path, token),
            Throws.InstanceOf<IOException>().With.Message.Contains(path).And.Message.Contains("not a result of this program").And.Message.Contains(expected));
    }

    [TestCase("clients", "0", "clients and maxRound")]
    [TestCase("clients", "3", "sizes has 2 entries for 3 clients")]
    [TestCase("maxRound", "3", "serverAccuracy has 2 entries for 3 rounds")]
    [TestCase("clientAccuracy", "[[0.1, 0.2]]", "clientAccuracy has 1 entries for 2 clients")]
    [TestCase("clientAccuracy", "[[0.1, 0.2], [0.1]]", "an entry of clientAccuracy has 1 entries for 2 rounds")]
    [TestCase("sizes", "null", "sizes")]
    [CancelAfter(30_000)]
    public async Task ReadAsync_FieldsThatDoNotFit_Named(string field, string value, string expected)
    {
        var token = TestContext.CurrentContext.CancellationToken;
        var path = Folder.PathOf("r.json");
        await ResultFile.WriteAsync(path, Result(), token);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(path, token))!;
        json[field] = JsonNode.Parse(value);
        await File.WriteAllTextAsync(path, json.ToJsonString(), token);

        Assert.That(
            async () => await ResultFile.ReadAsync(path, token), Throws.InstanceOf<IOException>().With.Message.Contains(path).And.Message.Contains(expected));
    }

    internal static ExperimentResult Result() => new()
    {
        Experiment = "skewed",
        Dataset = "mnist",
        Clients = 2,
        MaxRound = 2,
        Epochs = 10,
        BatchSize = 8,
        LearningRate = 0.02,
        Seed = 42,
        Sizes = [100, 200],
        TestImages = 1_000,
        ClientAccuracy = [[0.5, 0.75], [0.25, null]],
        ServerAccuracy = [0.6, 0.7],
        Personal = new PersonalResult
        {
            Layers = ["fc2"],
            TestImages = [500, 499],
            GlobalAccuracy = [[0.6, 0.7], [0.6, 0.7]],
            PersonalAccuracy = [[0.8, 0.9], [0.8, 0.9]],
        },
        Weights = [new WeightEntry("w", [2], [0, 0, 128, 63, 0, 0, 0, 64])],
    };
}
