global using ScalarType = TorchSharp.torch.ScalarType;
