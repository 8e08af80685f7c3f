"""Functions of one and two tensors, element by element: shapes, layouts, broadcasting, element types, gradients."""
import torch
from oracle import Input, case

# Range of the argument where the function and its gradient are smooth: (scale, offset).
UNARY = {
    "exp": (4, 0), "exp2": (4, 0), "expm1": (2, 0), "log": (2, 1.5), "log2": (2, 1.5), "log10": (2, 1.5),
    "log1p": (1.5, 0), "sqrt": (2, 1.5), "rsqrt": (2, 1.5), "reciprocal": (2, 1.5), "sigmoid": (8, 0), "sin": (9, 0),
    "cos": (9, 0), "tan": (2, 0), "asin": (1.8, 0), "acos": (1.8, 0), "atan": (6, 0), "sinh": (4, 0), "cosh": (4, 0),
    "tanh": (6, 0), "asinh": (6, 0), "acosh": (2, 2.5), "atanh": (1.8, 0), "abs": (5, 0), "neg": (5, 0), "sign": (5, 0),
    "floor": (9, 0), "ceil": (9, 0), "trunc": (9, 0), "frac": (9, 0), "round": (9, 0), "square": (4, 0), "relu": (4, 0),
    "deg2rad": (400, 0), "rad2deg": (4, 0), "erf": (8, 0), "erfc": (9, 0),
}
OF_INTEGERS = ["exp", "sqrt", "sigmoid", "sin", "abs", "neg", "sign", "floor", "ceil", "trunc", "round", "square", "relu"]
BINARY = {
    "add": torch.add, "sub": torch.sub, "mul": torch.mul, "div": torch.div, "maximum": torch.maximum,
    "minimum": torch.minimum, "fmax": torch.fmax, "fmin": torch.fmin, "fmod": torch.fmod, "remainder": torch.remainder,
    "div_floor": lambda a, b: torch.div(a, b, rounding_mode="floor"),
    "div_trunc": lambda a, b: torch.div(a, b, rounding_mode="trunc"),
    "atan2": torch.atan2, "hypot": torch.hypot, "copysign": torch.copysign, "logaddexp": torch.logaddexp,
    "logaddexp2": torch.logaddexp2, "xlogy": lambda a, b: torch.xlogy(a, b.abs() + 0.5),
    "pow": lambda a, b: torch.pow(a.abs() + 0.2, b), "clamp_min": lambda a, b: torch.clamp(a, min=b),
    "clamp_max": lambda a, b: torch.clamp(a, max=b), "where": lambda a, b: torch.where(a > 0.1, a, b),
    "addcmul": lambda a, b: torch.addcmul(a, b, a, value=0.7), "lerp": lambda a, b: torch.lerp(a, b, b * 0.3),
}
INTEGRAL = ["add", "sub", "mul", "div", "maximum", "minimum", "fmod", "remainder", "div_floor", "div_trunc", "atan2", "pow"]
COMPARE = {
    "eq": torch.eq, "ne": torch.ne, "lt": torch.lt, "le": torch.le, "gt": torch.gt, "ge": torch.ge,
    "logical_and": torch.logical_and, "logical_or": torch.logical_or, "logical_xor": torch.logical_xor,
    "isclose": lambda a, b: torch.isclose(a, b, rtol=0.3, atol=0.2),
}
BITS = {
    "bitwise_and": torch.bitwise_and, "bitwise_or": torch.bitwise_or, "bitwise_xor": torch.bitwise_xor,
    "bitwise_left_shift": lambda a, b: torch.bitwise_left_shift(a, b.abs()),
    "bitwise_right_shift": lambda a, b: torch.bitwise_right_shift(a, b.abs()),
}
SCALAR = {
    "add": lambda a, s: a + s, "rsub": lambda a, s: s - a, "mul": lambda a, s: a * s, "div": lambda a, s: a / s,
    "rdiv": lambda a, s: s / a, "remainder": lambda a, s: a % s, "floor_divide": lambda a, s: torch.div(a, s, rounding_mode="floor"),
    "clamp": lambda a, s: torch.clamp(a, -s, s), "lt": lambda a, s: a < s, "masked_fill": lambda a, s: a.masked_fill(a > 0, s),
    "pow": lambda a, s: a.pow(s),
}


def unary_cases():
    cases = []
    for name, (scale, offset) in UNARY.items():
        f = getattr(torch, name)
        for shape, layout, dtype in [([3, 5], "plain", "float32"), ([2, 3, 7], "transposed", "float64"),
                                     ([3, 9], "stepped", "float32"), ([], "plain", "float64"), ([0, 3], "plain", "float32")]:
            cases.append(case(name, f, [Input(40, shape, scale, offset, layout, dtype)]))
        if name not in ("deg2rad", "rad2deg", "frac", "exp2", "square"):
            cases.append(case(name, f, [Input(41, [3, 7], scale, offset, "plain", "bfloat16", grad=False)]))
    for name in OF_INTEGERS:
        for dtype in ("int64", "int32", "uint8"):
            cases.append(case(name, getattr(torch, name), [Input(42, [4, 5], 9, 5, "plain", dtype, grad=False)]))
    return cases


def binary_cases():
    cases = []
    shapes = [([4, 5], "plain", [4, 5], "transposed"), ([3, 1, 5], "stepped", [4, 1], "plain"), ([], "plain", [2, 3], "offset"),
              ([0, 3], "plain", [3], "plain"), ([2, 19], "plain", [2, 19], "plain")]
    for name, f in BINARY.items():
        for sa, la, sb, lb in shapes:
            cases.append(case(name, f, [Input(43, sa, 5, 0.1, la, "float32"), Input(44, sb, 3, 0.2, lb, "float32")]))
        cases.append(case(name, f, [Input(43, [3, 4], 5, 0.1, "plain", "float64"), Input(44, [4], 3, 0.2, "plain", "float64")]))
    for name in INTEGRAL:
        f = torch.pow if name == "pow" else BINARY[name]
        low = 0 if name == "pow" else 0.2
        for da, db in [("int64", "int64"), ("int32", "int64"), ("uint8", "uint8"), ("uint8", "int32")]:
            a = Input(45, [5, 6], 14, 8 if da == "uint8" else 0, "plain", da, grad=False)
            cases.append(case(name, f, [a, Input(46, [6], 4, 3.2 + low, "plain", db, grad=False)]))
    for name in ("add", "mul", "maximum", "minimum", "div", "pow", "atan2"):
        for da, db in [("bfloat16", "bfloat16"), ("bfloat16", "float32"), ("int64", "bfloat16"), ("bool", "float32"), ("bool", "int64")]:
            if name == "pow" and da == "bool":
                continue
            inputs = [Input(47, [3, 5], 5, 2.6, "plain", da, grad=False), Input(48, [5], 3, 2.6, "plain", db, grad=False)]
            cases.append(case(name, torch.pow if name == "pow" else BINARY[name], inputs))
    for name in ("add", "mul", "maximum", "minimum"):
        inputs = [Input(49, [4, 5], 2, 0, "plain", "bool", grad=False), Input(50, [4, 5], 2, 0.5, "plain", "bool", grad=False)]
        cases.append(case(name, BINARY[name], inputs))
    return cases


def test_cases():
    cases = []
    for name, f in COMPARE.items():
        for da, db in [("float32", "float32"), ("int64", "int64"), ("float64", "float64"), ("bool", "bool"), ("float32", "int64")]:
            if name == "isclose" and (da != db or da == "bool"):
                continue
            inputs = [Input(51, [4, 5], 5, 0, "plain", da, grad=False), Input(52, [5], 5, 0, "plain", db, grad=False)]
            cases.append(case(name, f, inputs))
    for name, f in BITS.items():
        for da, db in [("int64", "int64"), ("int32", "int32"), ("uint8", "uint8"), ("bool", "bool")]:
            if "shift" in name and da == "bool":
                continue
            a = Input(53, [4, 5], 40, 21 if da == "uint8" else 0, "transposed", da, grad=False)
            b = Input(54, [4, 5], 8, 4.5 if "shift" in name or da == "uint8" else 0, "plain", db, grad=False)
            cases.append(case(name, f, [a, b]))
    return cases


def scalar_cases():
    cases = []
    for name, f in SCALAR.items():
        for s in (2, 1.5):
            for dtype in ("float32", "float64", "int64", "bfloat16"):
                if name == "masked_fill" and dtype == "int64" and s == 1.5:
                    continue
                inputs = [Input(55, [3, 4], 7, 0.3, "transposed", dtype, grad=dtype.startswith("float"))]
                if name == "pow" and s == 1.5 and dtype != "int64":
                    inputs = [Input(55, [3, 4], 2, 1.5, "plain", dtype, grad=dtype.startswith("float"))]
                if name == "pow" and s == 1.5 and dtype == "int64":
                    inputs = [Input(55, [3, 4], 7, 4.5, "plain", dtype, grad=False)]
                if name == "rdiv" and dtype == "int64":
                    inputs = [Input(55, [3, 4], 7, 5, "plain", dtype, grad=False)]
                cases.append(case(name, f, inputs, s=s))
    return cases


def fixtures():
    return {"unary.json": unary_cases(), "binary.json": binary_cases(), "tests.json": test_cases(), "scalar.json": scalar_cases()}
