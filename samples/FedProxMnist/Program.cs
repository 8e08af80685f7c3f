using Federation.Samples;
using FedProxMnist;

return await SampleProgram.InvokeAsync(FedProxCommand.Make(), args);
