using Federation.Samples;
using TwoDevices.Commands;

return await SampleProgram.InvokeAsync(RunCommand.Make(), args);
