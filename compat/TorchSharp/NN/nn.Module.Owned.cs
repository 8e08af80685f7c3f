using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Puts another parameter into a field and registers it; the old one is disposed.</summary>
            private protected void SetParameter(
                ref Parameter? field, Parameter? value, [CallerMemberName] string name = "")
            {
                SetOwned(ref field, value);
                ConditionallyRegisterParameter(name, value);
            }

            /// <summary>Puts another buffer into a field and registers it; the old one is disposed.</summary>
            private protected void SetBuffer(ref Tensor? field, Tensor? value, [CallerMemberName] string name = "")
            {
                SetOwned(ref field, value);
                ConditionallyRegisterBuffer(name, value);
            }

            private static void SetOwned<T>(ref T? field, T? value)
                where T : Tensor
            {
                if (!ReferenceEquals(field, value))
                {
                    field?.Dispose();
                    field = value;
                    value?.DetachFromDisposeScope();
                }
            }
        }
    }
}
