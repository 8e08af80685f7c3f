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


def fixtures():
    return {"optimizers.json": optimizer_cases()}
