using Federation.Client;
using Federation.Core;
using Federation.TorchSharp;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Readme.Tests.Snippets;

// <shown>
sealed class MyClient(torch.Tensor features, torch.Tensor labels) : FederatedClient
{
    private readonly Linear _model = Linear(2, 2);

    public override ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        _model.LoadTensorList(request.Parameters);
        using var optimizer = torch.optim.SGD(_model.parameters(), request.Config.GetDouble(FitConfigKeys.LearningRate, 0.5));
        for (var epoch = 0; epoch < 10; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            optimizer.zero_grad();
            functional.cross_entropy(_model.forward(features), labels).backward();
            optimizer.step();
            request.Progress.Report(new InstructionProgress((epoch + 1) / 10.0));
        }

        return new(new FitResult(_model.ToTensorList(), labels.shape[0]));
    }

    public override ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken)
    {
        _model.LoadTensorList(request.Parameters);
        using var _ = torch.no_grad();
        return new(new EvaluateResult(functional.cross_entropy(_model.forward(features), labels).item<float>(), labels.shape[0]));
    }
}
// </shown>
