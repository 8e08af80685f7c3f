using MnistExperiments.Commands;

return await CommandLine.InvokeAsync(args);
