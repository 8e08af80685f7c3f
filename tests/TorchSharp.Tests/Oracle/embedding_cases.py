"""Rows of a table looked up by number."""
import torch
import torch.nn.functional as F
from oracle import Input, case, labels


def embedding(weight, indices, padding, max_norm, norm_type, by_frequency):
    table = weight if max_norm is None else weight * 1
    index = torch.tensor(indices)
    if max_norm is not None:
        with torch.no_grad():
            torch.embedding_renorm_(table.detach(), index.reshape(-1), max_norm, norm_type)
    return F.embedding(index, table, padding, scale_grad_by_freq=by_frequency)


def embedding_cases():
    cases = []
    for shape, indices, padding, max_norm, norm_type, by_frequency, layout, dtype in [
        ([5, 3], [1, 4, 1, 0], None, None, 2.0, False, "plain", "float32"),
        ([7, 20], [[1, 6, 1], [2, 0, 2]], 2, None, 2.0, False, "plain", "float64"),
        ([7, 4], [[1, 6, 1], [2, 0, 2]], None, None, 2.0, True, "transposed", "float32"),
        ([6, 9], [[[5], [3]], [[3], [3]]], 5, None, 2.0, True, "stepped", "float32"),
        ([6, 4], [0, 2, 2], None, 0.5, 2.0, False, "plain", "float32"),
        ([6, 4], [5, 2, 2], None, 0.3, 1.0, False, "plain", "float64"),
        ([4, 3], 2, None, None, 2.0, False, "plain", "float32"),
        ([300, 17], labels(81, 400, 300).tolist(), 7, None, 2.0, False, "plain", "float32"),
    ]:
        cases.append(case("embedding", embedding, [Input(80, shape, 2, layout=layout, dtype=dtype)], indices=indices,
                          padding=padding, max_norm=max_norm, norm_type=norm_type, by_frequency=by_frequency))
    return cases


def fixtures():
    return {"embedding.json": embedding_cases()}
