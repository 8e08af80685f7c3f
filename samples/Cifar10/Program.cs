using CifarSample.Commands;

return await CommandLine.InvokeAsync(args);
