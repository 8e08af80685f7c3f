"""Products of vectors, matrices and batches: broadcasting, layouts, element types, gradients."""
import torch
from oracle import Input, case

MATMUL = [
    ([5], [5]), ([3, 5], [5]), ([5], [5, 4]), ([3, 5], [5, 4]), ([2, 3, 5], [5, 4]), ([2, 3, 5], [5]), ([5], [2, 5, 4]),
    ([3, 5], [2, 5, 4]), ([2, 1, 3, 5], [4, 5, 2]), ([2, 3, 17], [2, 17, 19]), ([0, 3, 5], [5, 4]), ([2, 3, 0], [2, 0, 4]),
    ([4, 1, 1], [4, 1, 1]), ([2, 33, 9], [1, 9, 18]),
]
EQUATIONS = [
    ("ij,jk->ik", [3, 4], [4, 5]), ("bij,bjk->bik", [2, 3, 4], [2, 4, 5]), ("ij,ij->", [3, 4], [3, 4]), ("i,j->ij", [3], [4]),
    ("bhqd,bhkd->bhqk", [2, 2, 3, 4], [2, 2, 5, 4]), ("ij,kj->ki", [3, 4], [5, 4]), ("...ij,jk->...ik", [2, 3, 4], [4, 5]),
    ("ijk,jl", [2, 3, 4], [3, 5]), ("ii,i->i", [4, 4], [4]), ("abc,cd->ba", [2, 3, 4], [4, 5]),
]


def matmul_cases():
    cases = []
    for sa, sb in MATMUL:
        for la, lb, dtype in [("plain", "plain", "float32"), ("transposed", "transposed", "float64"), ("stepped", "plain", "float32")]:
            la = la if len(sa) > 1 or la != "transposed" else "plain"
            lb = lb if len(sb) > 1 or lb != "transposed" else "plain"
            cases.append(case("matmul", torch.matmul, [Input(130, sa, 2, 0, la, dtype), Input(131, sb, 2, 0, lb, dtype)]))
    for dtype in ("int64", "int32"):
        inputs = [Input(132, [2, 3, 5], 9, 0, "plain", dtype, grad=False), Input(133, [2, 5, 4], 9, 0, "transposed", dtype, grad=False)]
        cases.append(case("matmul", torch.matmul, inputs))
    cases.append(case("mv", torch.mv, [Input(134, [3, 5], 2), Input(135, [5], 2)]))
    cases.append(case("dot", torch.dot, [Input(134, [7], 2), Input(135, [7], 2)]))
    cases.append(case("outer", torch.outer, [Input(134, [3], 2), Input(135, [5], 2)]))
    cases.append(case("inner", torch.inner, [Input(134, [2, 3, 5], 2), Input(135, [4, 5], 2)]))
    cases.append(case("bmm", torch.bmm, [Input(134, [2, 3, 5], 2), Input(135, [2, 5, 4], 2, 0, "transposed")]))
    cases.append(case("tensordot", lambda a, b: torch.tensordot(a, b, 2), [Input(134, [2, 3, 5], 2), Input(135, [3, 5, 4], 2)]))
    cases.append(case("tensordot_dims", lambda a, b: torch.tensordot(a, b, ([0, 2], [1, 0])), [Input(134, [2, 3, 5], 2), Input(135, [5, 2, 4], 2)]))
    for name, f, shapes in [
            ("addmm", lambda c, a, b: torch.addmm(c, a, b, beta=0.5, alpha=2), ([4], [3, 5], [5, 4])),
            ("addmv", lambda c, a, b: torch.addmv(c, a, b, beta=0.5, alpha=2), ([3], [3, 5], [5])),
            ("addr", lambda c, a, b: torch.addr(c, a, b, beta=0.5, alpha=2), ([3, 5], [3], [5])),
            ("baddbmm", lambda c, a, b: torch.baddbmm(c, a, b, beta=0.5, alpha=2), ([3, 4], [2, 3, 5], [2, 5, 4])),
            ("addbmm", lambda c, a, b: torch.addbmm(c, a, b, beta=0.5, alpha=2), ([3, 4], [2, 3, 5], [2, 5, 4]))]:
        cases.append(case(name, f, [Input(136 + i, s, 2) for i, s in enumerate(shapes)]))
    return cases


def einsum_cases():
    cases = []
    for equation, sa, sb in EQUATIONS:
        f = lambda a, b, equation: torch.einsum(equation, a, b)
        cases.append(case("einsum", f, [Input(140, sa, 2), Input(141, sb, 2, 0, "transposed" if len(sb) > 1 else "plain")], equation=equation))
    for equation, shapes in [("ij->ji", [[3, 4]]), ("ii->", [[4, 4]]), ("ij->j", [[3, 4]]), ("ij,jk,kl->il", [[2, 3], [3, 4], [4, 5]])]:
        cases.append(case("einsum", lambda *x, equation: torch.einsum(equation, *x), [Input(142 + i, s, 2) for i, s in enumerate(shapes)], equation=equation))
    return cases


def fixtures():
    return {"products.json": matmul_cases(), "einsum.json": einsum_cases()}
