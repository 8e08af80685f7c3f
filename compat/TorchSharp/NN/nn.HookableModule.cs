namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module with functions that run before and after its own.</summary>
        /// <typeparam name="TPreHook">A function of the module and its arguments, which it may replace.</typeparam>
        /// <typeparam name="TPostHook">The same with the result, which it may replace.</typeparam>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            private readonly List<HookRemover> _hooks = [];

            /// <summary>Makes a module.</summary>
            /// <param name="name">A name for debugging.</param>
            protected HookableModule(string name)
                : base(name)
            {
            }

            private protected bool HasHooks => _hooks.Count > 0;

            /// <summary>A copy of the list, as a hook may remove itself.</summary>
            private protected TPostHook[] PostHooks => OfKind<TPostHook>(isPost: true);

            /// <summary>Adds a function that runs after the module's own, in the order added.</summary>
            /// <param name="hook">The function.</param>
            /// <returns>Removes it again.</returns>
            public HookRemover register_forward_hook(TPostHook hook) => Add(hook, isPost: true);

            /// <summary>Adds a function that runs before the module's own, in the order added.</summary>
            /// <param name="hook">The function.</param>
            /// <returns>Removes it again.</returns>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Add(hook, isPost: false);

            /// <summary>Adds a function that runs last of all.</summary>
            /// <param name="hook">The function.</param>
            /// <returns>Removes it again.</returns>
            public HookRemover register_forward_hook(Action<Module> hook) => Add(hook, isPost: true);

            /// <summary>Adds a function that runs first of all.</summary>
            /// <param name="hook">The function.</param>
            /// <returns>Removes it again.</returns>
            public HookRemover register_forward_pre_hook(Action<Module> hook) => Add(hook, isPost: false);

            /// <summary>Runs what only sees the module and returns the hooks that see the arguments.</summary>
            private protected TPreHook[] StartHooks()
            {
                Array.ForEach(OfKind<Action<Module>>(isPost: false), hook => hook(this));
                return OfKind<TPreHook>(isPost: false);
            }

            private protected void EndHooks() =>
                Array.ForEach(OfKind<Action<Module>>(isPost: true), hook => hook(this));

            private HookRemover Add(object? hook, bool isPost)
            {
                ArgumentNullException.ThrowIfNull(hook);
                var remover = new HookRemover(this, hook, isPost);
                _hooks.Add(remover);
                return remover;
            }

            private THook[] OfKind<THook>(bool isPost) =>
                [.. _hooks.Where(entry => entry.IsPost == isPost).Select(entry => entry.Hook).OfType<THook>()];

            /// <summary>Removes a hook.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> _module;

                internal HookRemover(HookableModule<TPreHook, TPostHook> module, object hook, bool isPost) =>
                    (_module, Hook, IsPost) = (module, hook, isPost);

                internal object Hook { get; }

                internal bool IsPost { get; }

                /// <summary>Removes the hook; nothing if it is removed already.</summary>
                public void remove() => _module._hooks.Remove(this);
            }
        }
    }
}
