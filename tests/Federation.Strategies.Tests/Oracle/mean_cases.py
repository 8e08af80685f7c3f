"""FedAvg (McMahan et al. 2017, algorithm 1) and the unweighted mean."""
import numpy as np
from oracle import case, random_model, weighted_mean


def by_examples(model, updates, round):
    return weighted_mean(updates)


def uniform(model, updates, round):
    return weighted_mean(updates, np.ones(len(updates)))


def mixed_model():
    random = np.random.RandomState(7)
    return {**random_model(random), "double": random.uniform(-1, 1, 4), "steps": np.array(12, dtype=np.int64),
            "counts": random.randint(0, 90, 5).astype(np.int32), "mask": np.array([True, False, True, True])}


def fixtures():
    return {"mean.json": [
        case("by examples", {"weights": "ByExamples"}, by_examples),
        case("by examples, all element types", {"weights": "ByExamples"}, by_examples, clients=3, model=mixed_model()),
        case("uniform", {"weights": "Uniform"}, uniform, clients=5),
        case("uniform, all element types", {"weights": "Uniform"}, uniform, clients=3, seed=2, model=mixed_model()),
    ]}
