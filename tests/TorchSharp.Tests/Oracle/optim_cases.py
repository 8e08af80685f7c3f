"""What PyTorch's optimizers and learning-rate schedulers do; OptimizerTests.cs and SchedulerTests.cs do the same."""
import torch
from oracle import flat, formula

# Layout "transposed" is a parameter (and a gradient) with its two dimensions swapped in memory.
PARAMETERS = [([3, 5], "plain"), ([7], "plain"), ([], "plain"), ([0, 3], "plain"), ([35], "plain"), ([4, 6], "transposed")]
STEPS = 5
WITHOUT_GRADIENT = (1, 2)  # the parameter at 1 has no gradient in the step at 2
RECORDED = (0, 1, STEPS - 1)

OPTIMIZERS = {"SGD": torch.optim.SGD, "Adam": torch.optim.Adam, "AdamW": torch.optim.AdamW,
              "RMSProp": torch.optim.RMSprop, "Adagrad": torch.optim.Adagrad}


def laid_out(salt, shape, layout, scale, dtype):
    if layout == "transposed":
        return formula(salt, shape[::-1], scale).to(dtype).t()
    return formula(salt, shape, scale).to(dtype)


def options(args):
    """TorchSharp's names to PyTorch's."""
    args = dict(args)
    if "beta1" in args or "beta2" in args:
        args["betas"] = (args.pop("beta1", 0.9), args.pop("beta2", 0.999))
    return args


def optimizer_case(kind, dtype="float32", groups=None, **args):
    """groups: settings of the group of the even and of the group of the odd parameters; all in one if None."""
    type_ = getattr(torch, dtype)
    parameters = [torch.nn.Parameter(laid_out(10 + i, shape, layout, 2.0, type_))
                  for i, (shape, layout) in enumerate(PARAMETERS)]
    split = parameters if groups is None else [
        dict(options(groups[i]), params=parameters[i::2]) for i in range(2)]
    optimizer = OPTIMIZERS[kind](split, **options(args))
    values = []
    for step in range(STEPS):
        for i, (shape, layout) in enumerate(PARAMETERS):
            parameters[i].grad = None if (i, step) == WITHOUT_GRADIENT else laid_out(
                100 + 10 * step + i, shape, layout, 1.0, type_)
        optimizer.step()
        if step in RECORDED:
            values.append([flat(p) for p in parameters])
    return {"kind": kind, "dtype": dtype, "groups": groups, "args": args, "values": values}


def optimizer_cases():
    adam = dict(lr=0.05)
    # PyTorch 1.13 decays by 0.01 unless told otherwise, TorchSharp by 0.
    adamw = dict(lr=0.05, weight_decay=0)
    return [
        optimizer_case("SGD", lr=0.1),
        optimizer_case("SGD", lr=0.1, maximize=True),
        optimizer_case("SGD", lr=0.1, weight_decay=0.2),
        optimizer_case("SGD", lr=0.1, weight_decay=0.2, maximize=True),
        optimizer_case("SGD", lr=0.1, momentum=0.9),
        optimizer_case("SGD", lr=0.1, momentum=0.9, dampening=0.3),
        optimizer_case("SGD", lr=0.1, momentum=0.9, nesterov=True),
        optimizer_case("SGD", lr=0.1, momentum=0.9, weight_decay=0.2, nesterov=True, maximize=True),
        optimizer_case("SGD", dtype="float64", lr=0.1, momentum=0.9, weight_decay=0.2, dampening=0.5),
        optimizer_case("SGD", groups=[{}, {"lr": 0.3, "momentum": 0.5}], lr=0.1, momentum=0.9),
        optimizer_case("Adam", **adam),
        optimizer_case("Adam", beta1=0.5, beta2=0.7, eps=1e-2, **adam),
        optimizer_case("Adam", weight_decay=0.2, **adam),
        optimizer_case("Adam", amsgrad=True, beta2=0.5, **adam),
        optimizer_case("Adam", maximize=True, weight_decay=0.2, amsgrad=True, **adam),
        optimizer_case("Adam", dtype="float64", weight_decay=0.2, **adam),
        optimizer_case("Adam", groups=[{"beta1": 0.6, "beta2": 0.8}, {"lr": 0.01, "amsgrad": True}], **adam),
        optimizer_case("AdamW", **adamw),
        optimizer_case("AdamW", lr=0.05, weight_decay=0.3),
        optimizer_case("AdamW", lr=0.05, weight_decay=0.3, amsgrad=True, maximize=True, beta2=0.5),
        optimizer_case("AdamW", dtype="float64", lr=0.05, weight_decay=0.3, eps=1e-3),
        optimizer_case("AdamW", groups=[{"lr": 0.2}, {"weight_decay": 0.5}], **adamw),
        optimizer_case("RMSProp", lr=0.01),
        optimizer_case("RMSProp", lr=0.01, alpha=0.6, eps=1e-3),
        optimizer_case("RMSProp", lr=0.01, weight_decay=0.2, maximize=True),
        optimizer_case("RMSProp", lr=0.01, momentum=0.8),
        optimizer_case("RMSProp", lr=0.01, alpha=0.6, centered=True),
        optimizer_case("RMSProp", lr=0.01, alpha=0.6, centered=True, momentum=0.8, weight_decay=0.2),
        optimizer_case("RMSProp", dtype="float64", lr=0.01, alpha=0.6, centered=True, momentum=0.8),
        optimizer_case("RMSProp", groups=[{"momentum": 0.7}, {"lr": 0.1, "centered": True}], lr=0.01, alpha=0.6),
        optimizer_case("Adagrad", lr=0.1),
        optimizer_case("Adagrad", lr=0.1, lr_decay=0.2, weight_decay=0.3),
        optimizer_case("Adagrad", lr=0.1, initial_accumulator_value=0.5, eps=1e-3),
        optimizer_case("Adagrad", dtype="float64", lr=0.1, lr_decay=0.2, weight_decay=0.3),
        optimizer_case("Adagrad", groups=[{"lr_decay": 0.5}, {"lr": 0.3}], lr=0.1),
    ]


STEPS_OF_SCHEDULE = 12
METRICS = [1.0, 0.9, 0.9, 0.9, 0.95, 0.95, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6, 0.4999, 0.7, 0.7, 0.7, 0.7]
FUNCTIONS = {"half": lambda epoch: 0.5 ** epoch, "slow": lambda epoch: 1 / (1 + 0.1 * epoch)}


def make_scheduler(kind, optimizer, args):
    args = dict(args)
    if kind == "SequentialLR":
        parts = [make_scheduler(part, optimizer, part_args) for part, part_args in args["schedulers"]]
        return torch.optim.lr_scheduler.SequentialLR(optimizer, parts, args["milestones"])
    if kind == "ChainedLR":
        return torch.optim.lr_scheduler.ChainedScheduler(
            [make_scheduler(part, optimizer, part_args) for part, part_args in args["schedulers"]])
    if "lr_lambda" in args:
        args["lr_lambda"] = [FUNCTIONS[f] for f in args["lr_lambda"]]
    if "scale_fn" in args:
        args["scale_fn"] = FUNCTIONS[args["scale_fn"]]
    return getattr(torch.optim.lr_scheduler, kind)(optimizer, **args)


def scheduler_case(kind, jumps=None, optimizer="SGD", **args):
    """jumps: the epochs to go to, if not one by one. Two groups, of rates 0.5 and 0.08, and of momenta 0.9 and 0.7."""
    groups = [{"params": [torch.nn.Parameter(torch.ones(1))], "lr": lr} for lr in (0.5, 0.08)]
    if "last_epoch" in args:
        for group in groups:
            group["initial_lr"] = group["lr"]
    if optimizer == "SGD":
        groups[0]["momentum"], groups[1]["momentum"] = 0.9, 0.7
    made = OPTIMIZERS[optimizer](groups, lr=1.0)
    momentum = lambda: [g["momentum"] if "momentum" in g else g["betas"][0] for g in made.param_groups]
    scheduler = make_scheduler(kind, made, args)
    rates, momenta = [[g["lr"] for g in made.param_groups]], [momentum()]
    if kind == "ReduceLROnPlateau":
        steps = [lambda m=m: scheduler.step(m) for m in METRICS]
    elif jumps is not None:
        steps = [lambda e=e: scheduler.step(e) for e in jumps]
    else:
        steps = [scheduler.step] * STEPS_OF_SCHEDULE
    for step in steps:
        step()
        rates.append([g["lr"] for g in made.param_groups])
        momenta.append(momentum())
    return {"kind": kind, "optimizer": optimizer, "jumps": jumps, "args": args, "rates": rates, "momenta": momenta}


def scheduler_cases():
    jumps = [3, 4, 9, 2, 12]
    cyclic = dict(base_lr=0.1, max_lr=0.6, step_size_up=3)
    cases = [
        scheduler_case("StepLR", step_size=3), scheduler_case("StepLR", step_size=1, gamma=0.7),
        scheduler_case("StepLR", step_size=3, gamma=0.5, last_epoch=4),
        scheduler_case("MultiStepLR", milestones=[2, 7]), scheduler_case("MultiStepLR", milestones=[3, 3, 5], gamma=0.5),
        scheduler_case("ConstantLR"), scheduler_case("ConstantLR", factor=0.25, total_iters=3),
        scheduler_case("LinearLR"), scheduler_case("LinearLR", start_factor=0.2, end_factor=0.6, total_iters=8),
        scheduler_case("ExponentialLR", gamma=0.9),
        scheduler_case("PolynomialLR"), scheduler_case("PolynomialLR", total_iters=9, power=3),
        scheduler_case("CosineAnnealingLR", T_max=5), scheduler_case("CosineAnnealingLR", T_max=4, eta_min=0.02),
        scheduler_case("CosineAnnealingLR", T_max=10, eta_min=0.01, last_epoch=3),
        scheduler_case("LambdaLR", lr_lambda=["half", "half"]), scheduler_case("LambdaLR", lr_lambda=["half", "slow"]),
        scheduler_case("MultiplicativeLR", lr_lambda=["slow", "slow"]),
        scheduler_case("MultiplicativeLR", lr_lambda=["half", "slow"]),
        scheduler_case("ReduceLROnPlateau", patience=1), scheduler_case("ReduceLROnPlateau", patience=0, cooldown=2),
        scheduler_case("ReduceLROnPlateau", mode="max", factor=0.5, patience=2, threshold_mode="abs", threshold=0.01),
        scheduler_case("ReduceLROnPlateau", factor=0.5, patience=0, threshold=0.3, min_lr=[0.1, 0.04]),
        scheduler_case("ReduceLROnPlateau", mode="max", factor=0.9, patience=1, eps=0.01),
        scheduler_case("CyclicLR", **cyclic), scheduler_case("CyclicLR", mode="triangular2", step_size_down=2, **cyclic),
        scheduler_case("CyclicLR", mode="exp_range", gamma=0.9, base_momentum=0.6, max_momentum=0.95, **cyclic),
        scheduler_case("CyclicLR", scale_fn="half", scale_mode="iterations", cycle_momentum=False, **cyclic),
        scheduler_case("CyclicLR", scale_fn="slow", base_lr=[0.1, 0.2], max_lr=[0.4, 0.3], step_size_up=2),
        scheduler_case("OneCycleLR", max_lr=0.8, total_steps=13),
        scheduler_case("OneCycleLR", max_lr=[0.8, 0.3], epochs=5, steps_per_epoch=4, anneal_strategy="linear"),
        scheduler_case("OneCycleLR", optimizer="Adam", max_lr=0.8, total_steps=12, three_phase=True, pct_start=0.4),
        scheduler_case("OneCycleLR", max_lr=0.8, total_steps=15, cycle_momentum=False, div_factor=5, final_div_factor=10),
        scheduler_case("SequentialLR", milestones=[3, 8], schedulers=[
            ["ConstantLR", {"factor": 0.1, "total_iters": 2}], ["ExponentialLR", {"gamma": 0.9}],
            ["StepLR", {"step_size": 2, "gamma": 0.5}]]),
        scheduler_case("ChainedLR", schedulers=[
            ["ConstantLR", {"factor": 0.1, "total_iters": 2}], ["ExponentialLR", {"gamma": 0.9}]]),
    ]
    for kind, args in [("StepLR", {"step_size": 3}), ("MultiStepLR", {"milestones": [3, 9]}), ("ConstantLR", {}),
                       ("LinearLR", {}), ("ExponentialLR", {"gamma": 0.9}), ("PolynomialLR", {"power": 2}),
                       ("CosineAnnealingLR", {"T_max": 5}), ("LambdaLR", {"lr_lambda": ["half", "slow"]})]:
        cases.append(scheduler_case(kind, jumps=jumps, **args))
    return cases


def clip_case(max_norm, norm_type=2.0, dtype="float32", scale=1.0):
    """Clips the gradients of PARAMETERS, but the one at 1 has none."""
    parameters = []
    for i, (shape, layout) in enumerate(PARAMETERS):
        parameter = torch.nn.Parameter(torch.zeros(shape, dtype=getattr(torch, dtype)))
        if i != 1:
            parameter.grad = laid_out(200 + i, shape, layout, scale, parameter.dtype)
        parameters.append(parameter)
    args = {"max_norm": max_norm, "norm_type": "inf" if norm_type == float("inf") else norm_type,
            "dtype": dtype, "scale": scale}
    # PyTorch cannot take the greatest of no elements; they have no say in a norm.
    total = torch.nn.utils.clip_grad_norm_([p for p in parameters if p.numel()], max_norm, norm_type)
    return {**args, "norm": float(total), "grads": [flat(p.grad) if p.grad is not None else None for p in parameters]}


def clip_cases():
    return [clip_case(0.5), clip_case(100.0), clip_case(0.5, dtype="float64"), clip_case(2.0, norm_type=1.0),
            clip_case(0.3, norm_type=3.5), clip_case(0.2, norm_type=float("inf")), clip_case(0.0),
            clip_case(1.0, scale=1e-3), clip_case(1.0, scale=1e4)]


def fixtures():
    return {"optimizers.json": optimizer_cases(), "schedulers.json": scheduler_cases(), "clip_grad_norm.json": clip_cases()}
